package io.github.springdata.memory.jpa.benchmark;

import java.util.UUID;

import io.github.springdata.memory.jpa.MemoryPersistenceProvider;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceConfiguration;

/**
 * Persistence provider that takes part.
 */
public enum Provider {

	/** This module. */
	MEMORY {

		@Override
		PersistenceConfiguration configuration() {
			return new PersistenceConfiguration("market").provider(MemoryPersistenceProvider.class.getName());
		}

	},

	/** The store of this module, without an entity manager. */
	STORE {

		@Override
		PersistenceConfiguration configuration() {
			return MEMORY.configuration();
		}

	},

	/** Hibernate with H2 in memory, with the defaults of both. */
	HIBERNATE {

		@Override
		PersistenceConfiguration configuration() {
			return new PersistenceConfiguration("market").provider("org.hibernate.jpa.HibernatePersistenceProvider")
				.property(PersistenceConfiguration.JDBC_URL, "jdbc:h2:mem:" + UUID.randomUUID())
				.property(PersistenceConfiguration.JDBC_USER, "sa")
				.property(PersistenceConfiguration.JDBC_PASSWORD, "")
				.property(PersistenceConfiguration.SCHEMAGEN_DATABASE_ACTION, "create");
		}

	};

	abstract PersistenceConfiguration configuration();

	/**
	 * Creates a factory of the twenty entities, with tables that are empty.
	 */
	EntityManagerFactory open() {
		PersistenceConfiguration configuration = configuration();
		Market.CLASSES.forEach(configuration::managedClass);
		return configuration.createEntityManagerFactory();
	}

}
