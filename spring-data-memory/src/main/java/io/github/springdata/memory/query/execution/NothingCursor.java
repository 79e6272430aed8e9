package io.github.springdata.memory.query.execution;

import org.jspecify.annotations.Nullable;

/**
 * Reads nothing.
 */
final class NothingCursor extends RowCursor {

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
		return new QueryPlan.Nothing(this.reason);
	}

}
