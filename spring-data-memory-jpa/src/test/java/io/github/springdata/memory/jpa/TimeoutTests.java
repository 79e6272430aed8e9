package io.github.springdata.memory.jpa;

import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import io.github.springdata.memory.jpa.clinic.Owner;
import io.github.springdata.memory.jpa.clinic.Person;
import io.github.springdata.memory.jpa.clinic.Pet;
import io.github.springdata.memory.jpa.clinic.Vet;
import io.github.springdata.memory.jpa.clinic.Visit;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.Query;
import jakarta.persistence.QueryTimeoutException;
import jakarta.persistence.SharedCacheMode;
import jakarta.persistence.TypedQuery;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.BeanUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests of timeouts, on a clock that goes on by a second with each look.
 */
class TimeoutTests {

	private static final String TIMEOUT = "jakarta.persistence.query.timeout";

	private static final String FIND = "select v from Vet v where v.email is null";

	private static final String RENAME = "update Vet v set v.email = v.license";

	private final AtomicLong now = new AtomicLong();

	private EntityManagerFactory factory = factory(Map.of());

	private EntityManagerFactory factory(Map<String, Object> properties) {
		return new MemoryEntityManagerFactory(
				new UnitDefinition("clinic", List.of(Person.class, Owner.class, Pet.class, Visit.class, Vet.class),
						List.of(), getClass().getClassLoader(), SharedCacheMode.UNSPECIFIED, properties),
				BeanUtils::instantiateClass, () -> this.now.addAndGet(TimeUnit.SECONDS.toNanos(1)));
	}

	@BeforeEach
	void save() {
		save(this.factory, 3);
	}

	private static void save(EntityManagerFactory factory, int number) {
		factory.runInTransaction((entityManager) -> {
			for (int i = 0; i < number; i++) {
				entityManager.persist(new Vet("L" + i, null));
			}
		});
	}

	private static void assertInTime(Query query) {
		assertThat(query.getResultList()).hasSize(3);
	}

	private static void assertTooLate(Query query) {
		assertThatExceptionOfType(QueryTimeoutException.class).isThrownBy(query::getResultList)
			.withMessage("The query took longer than its timeout of 1500 ms");
	}

	@Test
	void queriesHaveTimeouts() {
		EntityManager entityManager = this.factory.createEntityManager();
		TypedQuery<Vet> query = entityManager.createQuery(FIND, Vet.class);
		assertInTime(query);
		assertThat(query.getTimeout()).isNull();
		assertTooLate(query.setTimeout(1500));
		assertThat(query.getTimeout()).isEqualTo(1500);
		assertInTime(query.setTimeout(10_000));
		assertInTime(query.setTimeout(null));
		assertTooLate(query.setHint(TIMEOUT, "1500"));
		assertInTime(query.setHint("org.hibernate.timeout", 10));
	}

	@Test
	void entityManagersHaveTimeouts() {
		EntityManager entityManager = this.factory.createEntityManager(Map.of(TIMEOUT, 1500));
		assertTooLate(entityManager.createQuery(FIND));
		assertThat(entityManager.createQuery(FIND).getTimeout()).isEqualTo(1500);
		assertInTime(entityManager.createQuery(FIND).setTimeout(10_000));
		Query created = entityManager.createQuery(FIND);
		entityManager.setProperty(TIMEOUT, 10_000);
		assertInTime(created);
	}

	@Test
	void unitsHaveTimeouts() {
		try (EntityManagerFactory timed = factory(Map.of(TIMEOUT, "1500"))) {
			save(timed, 3);
			EntityManager entityManager = timed.createEntityManager();
			assertTooLate(entityManager.createQuery(FIND));
			entityManager.setProperty(TIMEOUT, 10_000);
			assertInTime(entityManager.createQuery(FIND));
		}
		assertThatExceptionOfType(PersistenceException.class).isThrownBy(() -> factory(Map.of(TIMEOUT, "soon")))
			.withMessage("Hint 'jakarta.persistence.query.timeout' does not take soon, a java.lang.String");
	}

	@Test
	void searchesThatFindNothingHaveTimeouts() {
		save(this.factory = factory(Map.of()), 1000);
		EntityManager entityManager = this.factory.createEntityManager();
		Query none = entityManager.createQuery("select v from Vet v where v.email = v.license");
		assertThat(none.getResultList()).isEmpty();
		assertThatExceptionOfType(QueryTimeoutException.class).isThrownBy(none.setTimeout(1500)::getResultList);
	}

	@Test
	void theTransactionGoesOnAfterATimeout() {
		EntityManager entityManager = this.factory.createEntityManager();
		entityManager.getTransaction().begin();
		Vet vet = entityManager.find(Vet.class, "L0");
		assertTooLate(entityManager.createQuery(FIND).setTimeout(1500));
		assertThatExceptionOfType(QueryTimeoutException.class)
			.isThrownBy(entityManager.createQuery(RENAME).setTimeout(1500)::executeUpdate);
		assertThat(entityManager.getTransaction().getRollbackOnly()).isFalse();
		assertInTime(entityManager.createQuery(FIND));
		entityManager.remove(vet);
		entityManager.getTransaction().commit();
		assertThat(this.factory.createEntityManager().createQuery("from Vet where email is null").getResultList())
			.hasSize(2);
	}

	@Test
	void theTimeoutOfATransactionMarksItForRollback() {
		save(this.factory = factory(Map.of()), 1000);
		EntityManager entityManager = this.factory.createEntityManager();
		entityManager.getTransaction().setTimeout(1);
		entityManager.getTransaction().begin();
		assertThatExceptionOfType(QueryTimeoutException.class)
			.isThrownBy(entityManager.createQuery(FIND).setTimeout(10_000)::getResultList)
			.withMessage("The transaction took longer than its timeout of 1 s");
		assertThat(entityManager.getTransaction().getRollbackOnly()).isTrue();
		entityManager.getTransaction().rollback();
	}

}
