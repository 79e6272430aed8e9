package io.github.springdata.memory.query.execution;

import org.jspecify.annotations.Nullable;

/**
 * The one tuple of an enclosing selection, as it is.
 */
final class SingleCursor extends Cursor<Tuple> {

	private final Tuple tuple;

	SingleCursor(Tuple tuple) {
		this.tuple = tuple;
	}

	@Override
	@Nullable Tuple fetch() {
		return (delivered() == 0) ? this.tuple : null;
	}

	@Override
	long estimate() {
		return 1;
	}

	@Override
	QueryPlan explain() {
		return QueryPlan.of(QueryPlan.Kind.NOTHING, "the row of the enclosing selection", 0, 0);
	}

}
