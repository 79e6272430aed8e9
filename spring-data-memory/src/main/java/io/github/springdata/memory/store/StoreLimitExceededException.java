package io.github.springdata.memory.store;

/**
 * A write was refused because it goes beyond the {@link StoreLimits limits} of the store.
 */
public final class StoreLimitExceededException extends StoreException {

	StoreLimitExceededException(String table, String message) {
		super(table, message);
	}

	static StoreLimitExceededException entries(String table, long limit) {
		return new StoreLimitExceededException(table,
				"The store is full: it holds at most %d rows in all tables; delete some or raise maxEntries"
					.formatted(limit));
	}

	static StoreLimitExceededException writes(String table, long limit) {
		return new StoreLimitExceededException(table,
				"A transaction writes at most %d rows; commit earlier or raise maxEntriesPerTransaction"
					.formatted(limit));
	}

}
