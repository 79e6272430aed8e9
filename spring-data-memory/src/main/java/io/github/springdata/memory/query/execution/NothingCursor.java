package io.github.springdata.memory.query.execution;

import org.jspecify.annotations.Nullable;

/**
 * Cursor over nothing.
 */
final class NothingCursor extends RowCursor {

	/**
	 * In place of rows that are not needed.
	 */
	static final NothingCursor UNUSED = new NothingCursor("no rows needed");

	private final String reason;

	NothingCursor(String reason) {
		this.reason = reason;
	}

	@Override
	@Nullable Object fetch() {
		return null;
	}

	@Override
	long estimate() {
		return 0;
	}

	@Override
	QueryPlan explain() {
		return QueryPlan.of(QueryPlan.Kind.NOTHING, this.reason, 0, 0);
	}

}
