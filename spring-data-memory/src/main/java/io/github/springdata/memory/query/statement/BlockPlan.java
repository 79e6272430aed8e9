package io.github.springdata.memory.query.statement;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import io.github.springdata.memory.mapping.MemoryPersistentEntity;
import io.github.springdata.memory.query.execution.QueryArguments;
import io.github.springdata.memory.query.execution.QueryPlan;
import io.github.springdata.memory.query.execution.StatementStep;
import org.jspecify.annotations.Nullable;

/**
 * A compiled block: sources that are joined one after the other, groups, and results.
 *
 * @param stages the sources
 * @param grouping collects rows in groups, or {@code null}
 * @param indexed reads the aggregates from indexes, or {@code null} if it cannot
 * @param values what a result consists of
 * @param items the same as callers see it
 * @param distinct whether equal results are dropped
 * @param copies whether the stages deliver copies of rows
 * @param outer the slots of enclosing selections that are read
 */
record BlockPlan(List<Stage> stages, @Nullable Grouping grouping, @Nullable IndexedAggregates indexed,
		List<Typed> values, List<ResultItem> items, boolean distinct, boolean copies, long outer) implements BodyPlan {

	/**
	 * The only source, if results are its rows one by one.
	 */
	@Nullable EntityStage scan() {
		boolean simple = this.stages.size() == 1 && this.grouping == null && !this.distinct;
		return (simple && this.stages.get(0) instanceof EntityStage stage && stage.isFirst()) ? stage : null;
	}

	@Override
	public Stream<Row> run(Frame outer) {
		Stream<Row> rows = results(frames(outer));
		if (!this.distinct) {
			return rows;
		}
		Set<List<@Nullable Object>> seen = new HashSet<>();
		return rows.filter((row) -> seen.add(Values.key(row.items(), this.items)))
			.peek((row) -> outer.execution().deliver(this));
	}

	private Stream<Frame> frames(Frame outer) {
		if (this.grouping == null) {
			return joined(outer);
		}
		if (this.indexed != null && this.indexed.areServed(outer.execution())) {
			return Stream.of(this.indexed.read(outer)).filter(this.grouping::accepts);
		}
		return this.grouping.apply(joined(outer), outer);
	}

	private Stream<Frame> joined(Frame outer) {
		Stream<Frame> frames = Stream.of(outer);
		for (Stage stage : this.stages) {
			frames = stage.apply(frames);
		}
		return frames;
	}

	/**
	 * The results that the rows of the only source are.
	 */
	Stream<Row> scan(EntityStage stage, Frame outer, QueryArguments arguments) {
		return results(stage.scan(outer, arguments));
	}

	private Stream<Row> results(Stream<Frame> frames) {
		return frames.map((frame) -> new Row(result(frame), frame));
	}

	@Nullable Object[] result(Frame frame) {
		@Nullable Object[] result = new @Nullable Object[this.values.size()];
		for (int i = 0; i < result.length; i++) {
			Typed item = this.values.get(i);
			Object value = item.evaluation().evaluate(frame);
			result[i] = (this.copies && value != null && item.entity() != null)
					? stored(item.entity(), value, frame.execution()) : value;
		}
		return result;
	}

	/**
	 * The row that a copy was made of.
	 */
	private static @Nullable Object stored(MemoryPersistentEntity<?> entity, Object copy, Execution execution) {
		Object id = entity.getIdReader().read(copy);
		return (id != null) ? execution.table(entity).get(id) : null;
	}

	@Override
	public QueryPlan explain(Frame outer) {
		QueryPlan plan = explainRows(outer);
		if (this.distinct) {
			plan = new StatementStep(StatementStep.Kind.DISTINCT, "", List.of(plan), plan.estimate(),
					outer.execution().delivered(this));
		}
		return plan;
	}

	private QueryPlan explainRows(Frame outer) {
		if (this.indexed != null && this.indexed.areServed(outer.execution())) {
			return this.indexed.explain(outer.execution());
		}
		List<QueryPlan> before = List.of();
		for (Stage stage : this.stages) {
			before = List.of(stage.explain(before, outer));
		}
		return (this.grouping != null) ? this.grouping.explain(before.get(0), outer) : before.get(0);
	}

}
