package io.github.springdata.memory.jpa.query;

import java.util.ArrayList;
import java.util.List;

import io.github.springdata.memory.jpa.MemoryPersistenceProvider;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import jakarta.persistence.PersistenceConfiguration;
import jakarta.persistence.RollbackException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * What inverse sides refer to, at flush and in queries.
 */
class InverseSideIntegrationTests {

	private final EntityManagerFactory factory = new PersistenceConfiguration("inverse")
		.provider(MemoryPersistenceProvider.class.getName())
		.managedClass(Husband.class)
		.managedClass(Wife.class)
		.createEntityManagerFactory();

	@AfterEach
	void close() {
		this.factory.close();
	}

	@Test
	void anInverseSideMustNotReferToWhatIsNotSaved() {
		Husband husband = new Husband(1);
		husband.wife = new Wife(2);
		try (EntityManager entityManager = this.factory.createEntityManager()) {
			entityManager.getTransaction().begin();
			entityManager.persist(husband);
			assertThatIllegalStateException().isThrownBy(entityManager::flush).withMessageContaining("Wife");
			assertThat(entityManager.getTransaction().getRollbackOnly()).isTrue();
			entityManager.getTransaction().rollback();
		}
		assertThatExceptionOfType(RollbackException.class)
			.isThrownBy(() -> this.factory.runInTransaction((entityManager) -> entityManager.persist(husband)))
			.withCauseInstanceOf(IllegalStateException.class);
	}

	@Test
	void anInverseSideMayReferToWhatIsSavedOrDetached() {
		Wife saved = new Wife(2);
		this.factory.runInTransaction((entityManager) -> entityManager.persist(saved));
		this.factory.runInTransaction((entityManager) -> {
			Husband husband = new Husband(1);
			husband.wife = saved;
			entityManager.persist(husband);
		});
		this.factory.runInTransaction((entityManager) -> {
			Husband husband = new Husband(3);
			husband.wife = new Wife(4);
			entityManager.persist(husband);
			entityManager.persist(husband.wife);
		});
		assertThat(count("from Husband h where h.wife is null")).isEqualTo(2);
	}

	private int count(String query) {
		return this.factory.callInTransaction((entityManager) -> entityManager.createQuery(query).getResultList())
			.size();
	}

	@Test
	void nothingIsNoMemberOfAnEmptyCollection() {
		this.factory.runInTransaction((entityManager) -> {
			Husband full = new Husband(1);
			Wife wife = new Wife(1);
			wife.admirer = full;
			full.friends.add(full);
			entityManager.persist(full);
			entityManager.persist(wife);
			entityManager.persist(new Husband(2));
		});
		assertThat(count("from Husband h where h.best not member of h.friends")).isOne();
		assertThat(count("from Husband h where not (h.best member of h.friends)")).isOne();
		assertThat(count("from Husband h where h.best member of h.friends")).isZero();
		assertThat(count("from Husband h where h.crush not member of h.admired")).isOne();
		assertThat(count("from Husband h where h.crush member of h.admired")).isZero();
	}

	@Entity(name = "Husband")
	static class Husband {

		@Id
		int id;

		@OneToOne(mappedBy = "husband")
		Wife wife;

		@ManyToOne
		Husband best;

		@ManyToMany
		List<Husband> friends = new ArrayList<>();

		@ManyToOne
		Wife crush;

		@OneToMany(mappedBy = "admirer")
		List<Wife> admired = new ArrayList<>();

		protected Husband() {
		}

		Husband(int id) {
			this.id = id;
		}

	}

	@Entity(name = "Wife")
	static class Wife {

		@Id
		int id;

		@OneToOne
		Husband husband;

		@ManyToOne
		Husband admirer;

		protected Wife() {
		}

		Wife(int id) {
			this.id = id;
		}

	}

}
