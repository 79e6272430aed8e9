package io.github.springdata.memory.jpa;

import io.github.springdata.memory.store.MemoryStore;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceConfiguration;

/**
 * Factories for tests.
 */
final class TestUnits {

	private TestUnits() {
	}

	static EntityManagerFactory of(Class<?>... classes) {
		return sharing(new MemoryStore(), classes);
	}

	/**
	 * A factory on a store that others may use as well.
	 */
	static EntityManagerFactory sharing(MemoryStore store, Class<?>... classes) {
		PersistenceConfiguration configuration = new PersistenceConfiguration("test")
			.provider(MemoryPersistenceProvider.class.getName())
			.property("spring.data.memory.jpa.store", store);
		for (Class<?> type : classes) {
			configuration.managedClass(type);
		}
		return configuration.createEntityManagerFactory();
	}

}
