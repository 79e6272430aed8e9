package io.github.springdata.memory.jpa.criteria;

import org.jspecify.annotations.Nullable;

/**
 * What a from-object stands for: rows of its own, or those of another one.
 *
 * @param correlated the one of the outer statement that it is in a subquery
 * @param treated the one that it treats as instances of a subclass
 */
record Origin(@Nullable MemoryFrom<?, ?> correlated, @Nullable MemoryFrom<?, ?> treated) {

	/** Rows of its own. */
	static final Origin OWN = new Origin(null, null);

	static Origin correlated(MemoryFrom<?, ?> parent) {
		return new Origin(parent, null);
	}

	static Origin treated(MemoryFrom<?, ?> base) {
		return new Origin(null, base);
	}

}
