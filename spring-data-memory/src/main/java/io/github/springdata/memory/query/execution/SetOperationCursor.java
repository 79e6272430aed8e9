package io.github.springdata.memory.query.execution;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.springdata.memory.query.syntax.Selection.SetOperation.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Combines the results of two selections. Without {@code all} equal results come once;
 * with it, as often as the operation says.
 */
final class SetOperationCursor extends Cursor<ResultRow> {

	private final Kind kind;

	private final boolean all;

	private final Cursor<ResultRow> left;

	private final Cursor<ResultRow> right;

	private final ResultKey key;

	private final List<SortKey> order;

	private final Set<@Nullable Object> seen = new HashSet<>();

	private @Nullable Map<@Nullable Object, Integer> counts;

	SetOperationCursor(Kind kind, boolean all, Cursor<ResultRow> left, Cursor<ResultRow> right, ResultKey key,
			List<SortKey> order) {
		this.key = key;
		this.kind = kind;
		this.all = all;
		this.left = left;
		this.right = right;
		this.order = order;
	}

	@Override
	@Nullable ResultRow fetch() {
		for (ResultRow row = nextInput(); row != null; row = nextInput()) {
			if (accepts(row) && (this.all || this.seen.add(this.key.of(row)))) {
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
		Map<@Nullable Object, Integer> counts = counts();
		Object key = this.key.of(row);
		int count = counts.getOrDefault(key, 0);
		if (this.all && count > 0) {
			counts.put(key, count - 1);
		}
		return (count > 0) == (this.kind == Kind.INTERSECT);
	}

	/**
	 * How often each result of the right selection is there.
	 */
	private Map<@Nullable Object, Integer> counts() {
		Map<@Nullable Object, Integer> counts = this.counts;
		if (counts == null) {
			counts = new HashMap<>();
			for (ResultRow row = this.right.next(); row != null; row = this.right.next()) {
				counts.merge(this.key.of(row), 1, Integer::sum);
			}
			this.counts = counts;
		}
		return counts;
	}

	@Override
	long estimate() {
		return this.left.estimate() + ((this.kind == Kind.UNION) ? this.right.estimate() : 0);
	}

	@Override
	QueryPlan explain() {
		StatementStep.Kind step = switch (this.kind) {
			case UNION -> StatementStep.Kind.UNION;
			case INTERSECT -> StatementStep.Kind.INTERSECT;
			case EXCEPT -> StatementStep.Kind.EXCEPT;
		};
		return new StatementStep(step, this.all ? "all" : "", List.of(this.left.explain(), this.right.explain()),
				estimate(), delivered());
	}

}
