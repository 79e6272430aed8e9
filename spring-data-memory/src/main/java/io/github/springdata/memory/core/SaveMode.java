package io.github.springdata.memory.core;

/**
 * Knowledge that a caller has of the rows of the instances to be saved.
 */
enum SaveMode {

	/** There is no row. */
	INSERT,

	/** There is a row. */
	UPDATE,

	/** The instance shows whether there is a row. */
	SAVE;

	boolean isNew(EntityTable<?> table, Object instance) {
		return this == INSERT || (this == SAVE && table.entity().isNew(instance));
	}

}
