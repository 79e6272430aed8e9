package io.github.springdata.memory.query.execution;

import java.util.Arrays;
import java.util.List;

import io.github.springdata.memory.query.syntax.Selection.SetOperation.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Cursor that combines the results of two selections. Without {@code all} equal results
 * come once; with it, as often as the operation says.
 */
final class SetOperationCursor extends Cursor<ResultRow> {

	private final Kind kind;

	private final boolean all;

	private final Cursor<ResultRow> left;

	private final Cursor<ResultRow> right;

	private final ResultKey key;

	private final List<SortKey> order;

	private final KeyTable seen;

	private @Nullable KeyTable counted;

	/** How often each result of the right selection is there. */
	private int[] counts = {};

	SetOperationCursor(Kind kind, boolean all, Cursor<ResultRow> left, Cursor<ResultRow> right, ResultKey key,
			List<SortKey> order) {
		this.key = key;
		this.seen = key.table();
		this.kind = kind;
		this.all = all;
		this.left = left;
		this.right = right;
		this.order = order;
	}

	@Override
	@Nullable ResultRow fetch() {
		for (ResultRow row = nextInput(); row != null; row = nextInput()) {
			if (accepts(row) && (this.all || this.key.add(row, this.seen))) {
				return this.order.isEmpty() ? row
						: new ResultRow(row.items(), SortKey.read(this.order, row.items(), null));
			}
		}
		return null;
	}

	private @Nullable ResultRow nextInput() {
		ResultRow row = this.left.next();
		return (row == null && this.kind == Kind.UNION) ? this.right.next() : row;
	}

	private boolean accepts(ResultRow row) {
		if (this.kind == Kind.UNION) {
			return true;
		}
		int number = this.key.put(row, counted()).find();
		boolean found = number >= 0 && this.counts[number] > 0;
		if (this.all && found) {
			this.counts[number]--;
		}
		return found == (this.kind == Kind.INTERSECT);
	}

	/**
	 * The results of the right selection.
	 */
	private KeyTable counted() {
		KeyTable counted = this.counted;
		if (counted == null) {
			counted = this.key.table();
			this.counted = counted;
			this.right.forEach(this::count);
		}
		return counted;
	}

	private void count(ResultRow row) {
		int number = this.key.put(row, counted()).add();
		if (number == this.counts.length) {
			this.counts = Arrays.copyOf(this.counts, 2 * number + 1);
		}
		this.counts[number]++;
	}

	@Override
	long estimate() {
		return this.left.estimate() + ((this.kind == Kind.UNION) ? this.right.estimate() : 0);
	}

	@Override
	QueryPlan explain() {
		QueryPlan.Kind step = switch (this.kind) {
			case UNION -> QueryPlan.Kind.UNION_OF;
			case INTERSECT -> QueryPlan.Kind.INTERSECTION_OF;
			case EXCEPT -> QueryPlan.Kind.DIFFERENCE_OF;
		};
		return new QueryPlan(step, this.all ? "all" : "", List.of(this.left.explain(), this.right.explain()),
				estimate(), delivered());
	}

}
