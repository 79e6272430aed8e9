package io.github.springdata.memory.query.execution;

import io.github.springdata.memory.store.collection.SlotSet;

/**
 * Rows of one version of a table, named without being read, as the cursors that read them
 * see it.
 */
interface NamedRows {

	/**
	 * The number of rows, as far as it is known before they are named.
	 */
	long count();

	/**
	 * The slots of the rows.
	 */
	SlotSet slots();

	/**
	 * Whether the set of slots is one that an index keeps, the same object each time.
	 */
	default boolean isKept() {
		return false;
	}

	/**
	 * Describes how the rows are found.
	 * @param rows the number of rows that were read
	 */
	QueryPlan explain(long rows);

}
