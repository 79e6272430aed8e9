package io.github.springdata.memory.query.execution;

import java.util.List;

import io.github.springdata.memory.query.syntax.Selection.SetOperation.Kind;

/**
 * Set operation on the results of two selections.
 */
final class SetOperationPlan extends SelectPlan {

	private final Kind kind;

	private final boolean all;

	private final SelectPlan left;

	private final SelectPlan right;

	SetOperationPlan(Kind kind, boolean all, SelectPlan left, SelectPlan right) {
		this.kind = kind;
		this.all = all;
		this.left = left;
		this.right = right;
	}

	@Override
	ResultKey key() {
		return this.left.key();
	}

	@Override
	Cursor<ResultRow> open(Tuple tuple, List<SortKey> order) {
		return new SetOperationCursor(this.kind, this.all, this.left.open(tuple, List.of()),
				this.right.open(tuple, List.of()), this.left.key(), order);
	}

}
