package io.github.springdata.memory.jpa;

import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Id;
import jakarta.persistence.PersistenceException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests of classes that the specification does not have as entities, but Hibernate.
 */
class LenientClassTests {

	@Test
	void aClassMayBeFinal() {
		try (EntityManagerFactory factory = TestUnits.of(Coin.class)) {
			factory.runInTransaction((entityManager) -> entityManager.persist(new Coin()));
			assertThat(find(factory, Coin.class)).isNotNull();
		}
	}

	@Test
	void aClassWithoutAConstructorCanBeWrittenButNotRead() {
		try (EntityManagerFactory factory = TestUnits.of(Note.class)) {
			factory.runInTransaction((entityManager) -> entityManager.persist(new Note("a")));
			assertThat(factory.<Long>callInTransaction((entityManager) -> entityManager
				.createQuery("select count(n) from Note n where n.text = 'a'", Long.class)
				.getSingleResult())).isEqualTo(1);
			assertThatExceptionOfType(PersistenceException.class).isThrownBy(() -> find(factory, Note.class))
				.withMessageContaining(
						"Note has no constructor without arguments, so that its instances cannot be read");
		}
	}

	private static Object find(EntityManagerFactory factory, Class<?> type) {
		try (EntityManager entityManager = factory.createEntityManager()) {
			return entityManager.find(type, 0L);
		}
	}

	@Entity(name = "Coin")
	static final class Coin {

		@Id
		long id;

	}

	@Entity(name = "Note")
	static class Note {

		@Id
		long id;

		String text;

		Note(String text) {
			this.text = text;
		}

	}

}
