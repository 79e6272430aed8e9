package io.github.springdata.memory.jpa.support;

import java.util.HashMap;
import java.util.Map;

import jakarta.persistence.CacheRetrieveMode;
import jakarta.persistence.CacheStoreMode;
import jakarta.persistence.PessimisticLockScope;
import org.jspecify.annotations.Nullable;

/**
 * Hint whose value is checked. Others have no effect, whatever their value, as the
 * specification demands of hints that a provider does not understand; so have those of
 * Hibernate here that speak of a database or of caches.
 */
enum Hint {

	/** Wait for a pessimistic lock, in milliseconds. */
	LOCK_TIMEOUT("jakarta.persistence.lock.timeout"),

	/** Reach of a pessimistic lock. */
	LOCK_SCOPE("jakarta.persistence.lock.scope"),

	/** Time that a query may take, in milliseconds. */
	QUERY_TIMEOUT("jakarta.persistence.query.timeout"),

	/** Time that a query may take, in seconds. */
	QUERY_SECONDS("org.hibernate.timeout"),

	/** Graph outside of which all is lazy. */
	FETCH_GRAPH("jakarta.persistence.fetchgraph"),

	/** Graph that adds to what is eager. */
	LOAD_GRAPH("jakarta.persistence.loadgraph"),

	/** Whether the second-level cache is read. */
	RETRIEVE_MODE("jakarta.persistence.cache.retrieveMode"),

	/** Whether the second-level cache is written. */
	STORE_MODE("jakarta.persistence.cache.storeMode"),

	/** When changes are written before a query. */
	FLUSH_MODE("org.hibernate.flushMode"),

	/** Whether changes of what a query returns are ignored. */
	READ_ONLY("org.hibernate.readOnly"),

	/** Whether the results of a query are cached. */
	CACHEABLE("org.hibernate.cacheable"),

	/** Rows that are fetched from the database at once. */
	FETCH_SIZE("org.hibernate.fetchSize"),

	/** Comment for the database. */
	COMMENT("org.hibernate.comment");

	private static final Map<String, Hint> BY_NAME = new HashMap<>();

	static {
		for (Hint hint : values()) {
			BY_NAME.put(hint.key, hint);
		}
	}

	private final String key;

	Hint(String key) {
		this.key = key;
	}

	/**
	 * The hint of a name, also with the prefix {@code javax} that it had.
	 */
	static @Nullable Hint find(String name) {
		return BY_NAME.get(name.startsWith("javax.persistence.") ? "jakarta" + name.substring("javax".length()) : name);
	}

	String key() {
		return this.key;
	}

	/**
	 * The value in the form that the getters of {@link Hints} return.
	 * @throws IllegalArgumentException if the hint does not take it
	 */
	Object read(Object value) {
		Object read = convert(value);
		if (read == null) {
			throw HintValues.refused(this.key, value);
		}
		return read;
	}

	private @Nullable Object convert(Object value) {
		return switch (this) {
			case LOCK_TIMEOUT -> HintValues.lockTimeout(value);
			case LOCK_SCOPE -> HintValues.constant(PessimisticLockScope.class, value);
			case QUERY_TIMEOUT, QUERY_SECONDS, FETCH_SIZE -> HintValues.count(value);
			case FETCH_GRAPH, LOAD_GRAPH -> HintValues.graph(value);
			case RETRIEVE_MODE -> HintValues.constant(CacheRetrieveMode.class, value);
			case STORE_MODE -> HintValues.constant(CacheStoreMode.class, value);
			case FLUSH_MODE -> HintValues.flushMode(value);
			case READ_ONLY, CACHEABLE -> HintValues.flag(value);
			case COMMENT -> HintValues.text(value);
		};
	}

}
