package io.github.springdata.memory.query.statement;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

import io.github.springdata.memory.query.execution.QueryPlan;
import io.github.springdata.memory.query.execution.StatementStep;
import org.jspecify.annotations.Nullable;

/**
 * The elements of a collection, or the values of a map.
 *
 * @param slot where an element goes
 * @param label the path of the collection
 * @param collection the collection
 * @param left whether a row without elements is kept
 * @param on what an element has to meet to be joined
 * @param where what the joined row has to meet
 */
record ElementStage(int slot, String label, Evaluation collection, boolean left, List<Evaluation> on,
		List<Evaluation> where) implements Stage {

	@Override
	public Stream<Frame> apply(Stream<Frame> input) {
		return input.flatMap(this::join)
			.filter((frame) -> this.where.stream().allMatch((test) -> test.holds(frame)))
			.peek((frame) -> frame.execution().deliver(this));
	}

	private Stream<Frame> join(Frame frame) {
		Object value = this.collection.evaluate(frame);
		Collection<? extends @Nullable Object> elements = (value != null) ? ConditionCompiler.elements(value)
				: List.of();
		List<Frame> joined = elements.stream()
			.map((element) -> frame.with(this.slot, element))
			.filter((candidate) -> this.on.stream().allMatch((test) -> test.holds(candidate)))
			.toList();
		return (joined.isEmpty() && this.left) ? Stream.of(frame.with(this.slot, null)) : joined.stream();
	}

	@Override
	public QueryPlan explain(List<QueryPlan> before, Frame outer) {
		return new StatementStep(StatementStep.Kind.ELEMENTS, this.label, before,
				before.stream().mapToLong(QueryPlan::estimate).sum(), outer.execution().delivered(this));
	}

}
