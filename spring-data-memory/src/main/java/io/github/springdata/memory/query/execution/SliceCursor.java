package io.github.springdata.memory.query.execution;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Cursor that leaves out the first rows and stops after some.
 */
final class SliceCursor<T> extends StageCursor<T, T> {

	private final RowRange slice;

	private long toSkip;

	SliceCursor(Cursor<T> input, RowRange slice) {
		super(input);
		this.slice = slice;
		this.toSkip = slice.offset();
	}

	@Override
	@Nullable T fetch() {
		if (this.slice.isLimited() && delivered() >= this.slice.limit()) {
			return null;
		}
		if (this.toSkip > 0 && this.input.skip(this.toSkip) < this.toSkip) {
			return null;
		}
		this.toSkip = 0;
		return this.input.next();
	}

	@Override
	List<T> readAll() {
		if (this.toSkip > 0 && this.input.skip(this.toSkip) < this.toSkip) {
			return new ArrayList<>();
		}
		this.toSkip = 0;
		List<T> rows = this.input.read(this.slice.isLimited() ? this.slice.limit() : Long.MAX_VALUE);
		deliver(rows.size());
		return rows;
	}

	/**
	 * Leaves out filtered rows one at a time too. Those of other steps are skipped
	 * without being read.
	 */
	@Override
	@Nullable Object step() {
		boolean full = this.slice.isLimited() && delivered() >= this.slice.limit();
		if (full || !(this.input instanceof FilterCursor)) {
			return full ? null : next();
		}
		Object row = this.input.step();
		if (row == null || row == PASSED) {
			return row;
		}
		if (this.toSkip > 0) {
			this.toSkip--;
			return PASSED;
		}
		deliver(1);
		return row;
	}

	@Override
	long estimate() {
		return this.slice.cut(this.input.estimate());
	}

	@Override
	QueryPlan explain() {
		return QueryPlan.of(QueryPlan.Kind.SLICE, this.slice.label(), this.input.explain(), estimate(), delivered());
	}

}
