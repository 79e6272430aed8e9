package io.github.springdata.memory.query.execution;

import java.util.NoSuchElementException;

import org.jspecify.annotations.Nullable;

/**
 * A walk along the rows of a cursor.
 */
final class RowWalk implements Walk<Object> {

	private final RowCursor rows;

	private @Nullable Object row;

	RowWalk(RowCursor rows) {
		this.rows = rows;
	}

	@Override
	public Step step() {
		Object next = this.rows.step();
		boolean found = next != null && next != RowCursor.PASSED;
		this.row = found ? next : null;
		return found ? Step.FOUND : ((next == null) ? Step.END : Step.PASSED);
	}

	@Override
	public Object result() {
		Object found = this.row;
		if (found == null) {
			throw new NoSuchElementException("The last step has found no row");
		}
		return found;
	}

}
