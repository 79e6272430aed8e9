package io.github.springdata.memory.query.execution;

import java.util.NoSuchElementException;

import org.jspecify.annotations.Nullable;

/**
 * A walk along the rows of a cursor.
 */
final class PipelineResultCursor<T> implements ResultCursor<T> {

	private final Cursor<T> rows;

	private @Nullable T row;

	PipelineResultCursor(Cursor<T> rows) {
		this.rows = rows;
	}

	@Override
	@SuppressWarnings("unchecked")
	public Step step() {
		Object next = this.rows.step();
		boolean found = next != null && next != Cursor.PASSED;
		this.row = found ? (T) next : null;
		return found ? Step.FOUND : ((next == null) ? Step.END : Step.PASSED);
	}

	@Override
	public T result() {
		T found = this.row;
		if (found == null) {
			throw new NoSuchElementException("The last step has found no row");
		}
		return found;
	}

}
