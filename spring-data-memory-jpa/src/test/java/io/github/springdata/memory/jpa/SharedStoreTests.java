package io.github.springdata.memory.jpa;

import io.github.springdata.memory.store.MemoryStore;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Id;
import jakarta.persistence.PersistenceException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests of several persistence units on one store.
 */
class SharedStoreTests {

	private final MemoryStore store = new MemoryStore();

	@Test
	void unitsWithTheSameEntitiesShareTheirRows() {
		EntityManagerFactory one = TestUnits.sharing(this.store, First.class);
		EntityManagerFactory other = TestUnits.sharing(this.store, First.class);
		one.runInTransaction((entityManager) -> entityManager.persist(new First()));
		one.close();
		other.runInTransaction((entityManager) -> assertThat(entityManager.find(First.class, 1L)).isNotNull());
	}

	@Test
	void unitsThatHaveOnlySomeEntitiesInCommonAreRefusedWithTheRemedy() {
		TestUnits.sharing(this.store, First.class);
		assertThatExceptionOfType(PersistenceException.class)
			.isThrownBy(() -> TestUnits.sharing(this.store, First.class, Second.class))
			.withMessageContaining("table 'First' of another mapping")
			.withMessageContaining("add the missing ones to both units");
	}

	@Entity(name = "First")
	static class First {

		@Id
		private long id = 1;

	}

	@Entity(name = "Second")
	static class Second {

		@Id
		private long id = 1;

	}

}
