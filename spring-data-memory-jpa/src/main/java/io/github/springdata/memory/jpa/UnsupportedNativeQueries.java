package io.github.springdata.memory.jpa;

import jakarta.persistence.ConnectionConsumer;
import jakarta.persistence.ConnectionFunction;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.StoredProcedureQuery;

/**
 * What an entity manager refuses when it is called, since there is no SQL and no
 * connection.
 */
interface UnsupportedNativeQueries extends EntityManager {

	@Override
	default Query createNativeQuery(String sql) {
		throw refuse("Native query '%s'".formatted(sql), "write it in the language of Jakarta Persistence");
	}

	@Override
	default <T> Query createNativeQuery(String sql, Class<T> resultClass) {
		return createNativeQuery(sql);
	}

	@Override
	default Query createNativeQuery(String sql, String resultSetMapping) {
		return createNativeQuery(sql);
	}

	@Override
	default StoredProcedureQuery createNamedStoredProcedureQuery(String name) {
		throw refuse("Stored procedure '%s'".formatted(name),
				"replace it in this test, or run this test on a database");
	}

	@Override
	default StoredProcedureQuery createStoredProcedureQuery(String procedure) {
		return createNamedStoredProcedureQuery(procedure);
	}

	@Override
	default StoredProcedureQuery createStoredProcedureQuery(String procedure, Class<?>... resultClasses) {
		return createNamedStoredProcedureQuery(procedure);
	}

	@Override
	default StoredProcedureQuery createStoredProcedureQuery(String procedure, String... resultSetMappings) {
		return createNamedStoredProcedureQuery(procedure);
	}

	@Override
	default <C> void runWithConnection(ConnectionConsumer<C> action) {
		throw refuse("runWithConnection", "use the entity manager, or unwrap the MemoryStore");
	}

	@Override
	default <C, T> T callWithConnection(ConnectionFunction<C, T> function) {
		throw refuse("callWithConnection", "use the entity manager, or unwrap the MemoryStore");
	}

	/**
	 * Refuses something that needs a database, if the entity manager is open.
	 */
	RuntimeException refuse(String what, String remedy);

	/**
	 * The refusal of something that needs a database.
	 */
	static UnsupportedOperationException refusal(String what, String remedy) {
		return new UnsupportedOperationException(
				"%s is not supported: the memory store has no SQL and no connections; %s".formatted(what, remedy));
	}

}
