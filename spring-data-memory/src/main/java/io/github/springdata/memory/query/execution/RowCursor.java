package io.github.springdata.memory.query.execution;

import org.jspecify.annotations.Nullable;

/**
 * One step of a running query, which hands out rows one at a time and counts them. Does
 * nothing before the first row is asked for.
 */
abstract class RowCursor {

	private long delivered;

	/**
	 * The next row.
	 * @return a stored row, or {@code null} at the end
	 */
	final @Nullable Object next() {
		Object row = fetch();
		if (row != null) {
			this.delivered++;
		}
		return row;
	}

	/**
	 * The number of rows handed out so far.
	 */
	final long delivered() {
		return this.delivered;
	}

	/**
	 * Finds the next row.
	 * @return a stored row, or {@code null} at the end
	 */
	abstract @Nullable Object fetch();

	/**
	 * The slot of the row that was handed out last.
	 */
	int slot() {
		throw new IllegalStateException("Rows of %s have no slot".formatted(getClass().getSimpleName()));
	}

	/**
	 * The number of rows that the planner expects.
	 */
	abstract long estimate();

	/**
	 * What was planned and what was done so far.
	 */
	abstract QueryPlan explain();

}
