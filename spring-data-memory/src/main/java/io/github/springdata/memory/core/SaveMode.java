package io.github.springdata.memory.core;

/**
 * Knowledge that a caller has of the rows of the instances to be saved.
 */
enum SaveMode {

	/** There is no row. */
	INSERT {
		@Override
		boolean isNew(EntityTable<?> table, Object instance) {
			return true;
		}
	},

	/** There is a row. */
	UPDATE {
		@Override
		boolean isNew(EntityTable<?> table, Object instance) {
			return false;
		}
	},

	/** The instance shows whether there is a row. */
	SAVE {
		@Override
		boolean isNew(EntityTable<?> table, Object instance) {
			return table.entity().isNew(instance);
		}
	};

	abstract boolean isNew(EntityTable<?> table, Object instance);

}
