package io.github.springdata.memory.jpa;

import java.util.concurrent.atomic.AtomicInteger;

import io.github.springdata.memory.store.MemoryStore;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceConfiguration;

/**
 * Factories for tests.
 */
final class TestUnits {

	private static final AtomicInteger DATABASES = new AtomicInteger();

	private TestUnits() {
	}

	static EntityManagerFactory of(Class<?>... classes) {
		return sharing(new MemoryStore(), classes);
	}

	/**
	 * A factory of Hibernate on a new database of H2.
	 */
	static EntityManagerFactory ofHibernate(Class<?>... classes) {
		PersistenceConfiguration configuration = new PersistenceConfiguration("test")
			.provider("org.hibernate.jpa.HibernatePersistenceProvider")
			.property(PersistenceConfiguration.JDBC_URL, "jdbc:h2:mem:unit" + DATABASES.incrementAndGet())
			.property(PersistenceConfiguration.SCHEMAGEN_DATABASE_ACTION, "create");
		for (Class<?> type : classes) {
			configuration.managedClass(type);
		}
		return configuration.createEntityManagerFactory();
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
