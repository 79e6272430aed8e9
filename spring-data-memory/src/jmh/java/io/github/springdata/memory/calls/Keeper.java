package io.github.springdata.memory.calls;

import java.util.function.Supplier;

/**
 * Keeper of the products: a column of the table of calls.
 */
public enum Keeper {

	/** Maps and buckets. */
	HAND_WRITTEN("hand-written", HandWrittenProducts::new),

	/** A repository method that does nothing. */
	FLOOR("empty method", IdleProducts::new),

	/** This module. */
	MEMORY("ours", MemoryProducts::new),

	/** Spring Data KeyValue. */
	KEYVALUE("KeyValue", KeyValueProducts::new),

	/** Spring Data JDBC and H2. */
	JDBC("JDBC + H2", JdbcProducts::new),

	/** Spring Data JPA, Hibernate and H2. */
	JPA("JPA + H2", JpaProducts::new);

	private final String title;

	private final Supplier<Products<?>> factory;

	Keeper(String title, Supplier<Products<?>> factory) {
		this.title = title;
		this.factory = factory;
	}

	String title() {
		return this.title;
	}

	@SuppressWarnings("unchecked")
	Products<Object> open() {
		return (Products<Object>) this.factory.get();
	}

}
