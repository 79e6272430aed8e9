package io.github.springdata.memory.query.statement;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

import io.github.springdata.memory.query.Selection.Combination.Kind;
import io.github.springdata.memory.query.execution.QueryPlan;
import io.github.springdata.memory.query.execution.StatementStep;
import org.jspecify.annotations.Nullable;

/**
 * The results of two selections as one. With {@code all} equal results are counted: what
 * is found twice and is among the others once is left once.
 *
 * @param kind how
 * @param all whether equal results are kept
 * @param left the one
 * @param right the other
 * @param items what results consist of
 */
record CombinationPlan(Kind kind, boolean all, BodyPlan left, BodyPlan right,
		List<ResultItem> items) implements BodyPlan {

	@Override
	public Stream<Row> run(Frame outer) {
		Stream<Row> combined = switch (this.kind) {
			case UNION -> Stream.concat(this.left.run(outer), this.right.run(outer));
			case INTERSECT -> this.left.run(outer).filter(counted(outer, true));
			case EXCEPT -> this.left.run(outer).filter(counted(outer, false));
		};
		Set<List<@Nullable Object>> seen = new HashSet<>();
		return combined.filter((row) -> this.all || seen.add(Values.key(row.items(), this.items)))
			.map((row) -> new Row(row.items(), null))
			.peek((row) -> outer.execution().deliver(this));
	}

	/**
	 * Whether a result is among those of the right selection; with {@code all}, as often
	 * as it is there.
	 */
	private Predicate<Row> counted(Frame outer, boolean wanted) {
		Map<List<@Nullable Object>, Integer> counts = new HashMap<>();
		this.right.run(outer).forEach((row) -> counts.merge(Values.key(row.items(), this.items), 1, Integer::sum));
		return (row) -> {
			List<@Nullable Object> key = Values.key(row.items(), this.items);
			int count = counts.getOrDefault(key, 0);
			if (this.all && count > 0) {
				counts.put(key, count - 1);
			}
			return (count > 0) == wanted;
		};
	}

	@Override
	public long outer() {
		return this.left.outer() | this.right.outer();
	}

	@Override
	public QueryPlan explain(Frame outer) {
		StatementStep.Kind step = switch (this.kind) {
			case UNION -> StatementStep.Kind.UNION;
			case INTERSECT -> StatementStep.Kind.INTERSECT;
			case EXCEPT -> StatementStep.Kind.EXCEPT;
		};
		List<QueryPlan> inputs = new ArrayList<>(List.of(this.left.explain(outer), this.right.explain(outer)));
		long estimate = inputs.get(0).estimate() + ((this.kind == Kind.UNION) ? inputs.get(1).estimate() : 0);
		return new StatementStep(step, this.all ? "all" : "", inputs, estimate, outer.execution().delivered(this));
	}

}
