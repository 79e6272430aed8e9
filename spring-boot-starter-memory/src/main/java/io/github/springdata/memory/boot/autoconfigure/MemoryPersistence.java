package io.github.springdata.memory.boot.autoconfigure;

/**
 * Property that puts the persistence provider of the memory store in place of Hibernate
 * and the database in tests.
 */
final class MemoryPersistence {

	/** The name of the property. */
	static final String PROPERTY = "spring.test.memory.persistence";

	/** The value that asks for the replacement. */
	static final String REPLACE = "replace";

	private MemoryPersistence() {
	}

}
