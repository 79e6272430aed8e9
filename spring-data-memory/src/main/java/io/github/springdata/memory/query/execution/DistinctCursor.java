package io.github.springdata.memory.query.execution;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Leaves out results that are equal to an earlier one.
 */
final class DistinctCursor extends Cursor<ResultRow> {

	private final Cursor<ResultRow> input;

	private final ResultKey key;

	private final Set<@Nullable Object> seen = new HashSet<>();

	DistinctCursor(Cursor<ResultRow> input, ResultKey key) {
		this.key = key;
		this.input = input;
	}

	@Override
	@Nullable ResultRow fetch() {
		ResultRow row = this.input.next();
		while (row != null && !this.seen.add(this.key.of(row))) {
			row = this.input.next();
		}
		return row;
	}

	@Override
	@Nullable Object step() {
		Object row = this.input.step();
		if (row == null || row == PASSED) {
			return row;
		}
		if (!this.seen.add(this.key.of((ResultRow) row))) {
			return PASSED;
		}
		deliver(1);
		return row;
	}

	@Override
	long estimate() {
		return this.input.estimate();
	}

	@Override
	QueryPlan explain() {
		return new StatementStep(StatementStep.Kind.DISTINCT, "", List.of(this.input.explain()), estimate(),
				delivered());
	}

}
