package io.github.springdata.memory.query.execution;

import org.jspecify.annotations.Nullable;

import io.github.springdata.memory.store.Deadline;

/**
 * Cursor over the stored rows of one table, which has the slot of each.
 */
abstract class RowCursor extends Cursor<Object> {

	/**
	 * Creates an operator on the rows of another one, which looks at the deadline if
	 * there is one.
	 */
	RowCursor() {
		super(null);
	}

	/**
	 * Creates an operator that reads rows.
	 * @param deadline when it has to end, or {@code null}
	 */
	RowCursor(@Nullable Deadline deadline) {
		super(deadline);
	}

	/**
	 * The slot of the row that was handed out last.
	 */
	int slot() {
		throw new IllegalStateException("Rows of %s have no slot".formatted(getClass().getSimpleName()));
	}

}
