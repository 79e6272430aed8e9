package io.github.springdata.memory.jpa;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.OneToOne;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * Tests of instances that a database would insert when they are persisted, as it gives
 * them their ids.
 */
class IdentityInsertionTests {

	private static final EntityManagerFactory MEMORY = TestUnits.of(Member.class, Ticket.class);

	private static final EntityManagerFactory HIBERNATE = TestUnits.ofHibernate(Member.class, Ticket.class);

	@AfterAll
	static void close() {
		MEMORY.close();
		HIBERNATE.close();
	}

	static List<EntityManagerFactory> factories() {
		return List.of(MEMORY, HIBERNATE);
	}

	private static void rollBack(EntityManagerFactory factory, Consumer<EntityManager> work) {
		try (EntityManager entityManager = factory.createEntityManager()) {
			entityManager.getTransaction().begin();
			try {
				work.accept(entityManager);
			}
			finally {
				entityManager.getTransaction().rollback();
			}
		}
	}

	private static void refuses(EntityManager entityManager, Object instance) {
		assertThatExceptionOfType(PersistenceException.class).isThrownBy(() -> entityManager.persist(instance));
	}

	@ParameterizedTest(autoCloseArguments = false)
	@MethodSource("factories")
	void missingAndLongValuesAreRefused(EntityManagerFactory factory) {
		rollBack(factory, (entityManager) -> refuses(entityManager, new Member(null, "red", 1)));
		rollBack(factory, (entityManager) -> refuses(entityManager, new Member("Rosalinda", "red", 1)));
	}

	@ParameterizedTest(autoCloseArguments = false)
	@MethodSource("factories")
	void keysOfRowsAreRefused(EntityManagerFactory factory) {
		rollBack(factory, (entityManager) -> {
			entityManager.persist(new Member("Ann", "red", 1));
			entityManager.flush();
			refuses(entityManager, new Member("Ann", "red", 2));
		});
	}

	@ParameterizedTest(autoCloseArguments = false)
	@MethodSource("factories")
	void keysOfInstancesThatWereNotFlushedAreRefused(EntityManagerFactory factory) {
		rollBack(factory, (entityManager) -> {
			entityManager.persist(new Member("Ann", "red", 1));
			entityManager.persist(new Member("Bob", "blue", 1));
			refuses(entityManager, new Member("Carl", "red", 1));
		});
	}

	@ParameterizedTest(autoCloseArguments = false)
	@MethodSource("factories")
	void keysThatWereRolledBackAreFree(EntityManagerFactory factory) {
		for (int i = 0; i < 2; i++) {
			rollBack(factory, (entityManager) -> assertThatNoException()
				.isThrownBy(() -> entityManager.persist(new Member("Ann", "red", 1))));
		}
	}

	@ParameterizedTest(autoCloseArguments = false)
	@MethodSource("factories")
	void idsOfASequenceLeaveValuesToTheFlush(EntityManagerFactory factory) {
		rollBack(factory, (entityManager) -> {
			entityManager.persist(new Ticket("a"));
			entityManager.persist(new Ticket("a"));
			assertThatExceptionOfType(PersistenceException.class).isThrownBy(entityManager::flush);
		});
	}

	@Test
	void whatIsPersistedWithoutATransactionWaits() {
		try (EntityManager entityManager = MEMORY.createEntityManager()) {
			Member member = new Member(null, "red", 1);
			entityManager.persist(member);
			member.name = "Ann";
			entityManager.getTransaction().begin();
			assertThatNoException().isThrownBy(entityManager::flush);
			entityManager.getTransaction().rollback();
		}
	}

	@Test
	void whatOnlyOneMayReferToCanBeHandedOn() {
		rollBack(MEMORY, (entityManager) -> {
			Member sponsor = new Member("Ann", "red", 1);
			Member removed = new Member("Bob", "red", 2);
			Member added = new Member("Carl", "red", 3);
			removed.sponsor = sponsor;
			added.sponsor = sponsor;
			entityManager.persist(sponsor);
			entityManager.persist(removed);
			entityManager.flush();
			entityManager.remove(removed);
			entityManager.persist(added);
			assertThatNoException().isThrownBy(entityManager::flush);
		});
	}

	@Test
	void whatRefersToAnInstanceThatIsNotSavedWaits() {
		rollBack(MEMORY, (entityManager) -> {
			Member sponsor = new Member("Ann", "red", 1);
			Member member = new Member("Bob", "red", 2);
			member.sponsor = sponsor;
			entityManager.persist(member);
			entityManager.persist(sponsor);
			assertThatNoException().isThrownBy(entityManager::flush);
		});
	}

	@Entity
	@Table(uniqueConstraints = @UniqueConstraint(name = "one_place", columnNames = { "team", "place" }))
	static class Member {

		@Id
		@GeneratedValue(strategy = GenerationType.IDENTITY)
		@Nullable Long id;

		@Column(nullable = false, unique = true, length = 8)
		@Nullable String name;

		String team = "";

		int place;

		@OneToOne
		@Nullable Member sponsor;

		@ElementCollection
		@Nullable Map<String, String> notes;

		protected Member() {
		}

		Member(@Nullable String name, String team, int place) {
			this.name = name;
			this.team = team;
			this.place = place;
		}

	}

	@Entity
	static class Ticket {

		@Id
		@GeneratedValue(strategy = GenerationType.SEQUENCE)
		@Nullable Long id;

		@Column(unique = true)
		String code = "";

		protected Ticket() {
		}

		Ticket(String code) {
			this.code = code;
		}

	}

}
