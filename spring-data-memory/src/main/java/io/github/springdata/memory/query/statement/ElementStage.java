package io.github.springdata.memory.query.statement;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.github.springdata.memory.query.execution.QueryPlan;
import io.github.springdata.memory.query.execution.StatementStep;
import org.jspecify.annotations.Nullable;

/**
 * The elements of a collection, or the values of a map.
 *
 * @param slot where an element goes
 * @param companion where its key or its position goes, -1 for nowhere
 * @param type the class of which elements have to be
 * @param label the path of the collection
 * @param collection the collection
 * @param left whether a row without elements is kept
 * @param on what an element has to meet to be joined
 * @param where what the joined row has to meet
 */
record ElementStage(int slot, int companion, Class<?> type, String label, Evaluation collection, boolean left,
		List<Evaluation> on, List<Evaluation> where) implements Stage {

	@Override
	public Stream<Frame> apply(Stream<Frame> input) {
		return input.flatMap(this::join)
			.filter((frame) -> this.where.stream().allMatch((test) -> test.holds(frame)))
			.peek((frame) -> frame.execution().deliver(this));
	}

	private Stream<Frame> join(Frame frame) {
		Object value = this.collection.evaluate(frame);
		List<Frame> joined = new ArrayList<>();
		if (value instanceof Map<?, ?> map) {
			map.forEach((key, element) -> add(joined, frame, element, key));
		}
		else if (value != null) {
			int position = 0;
			for (Object element : ConditionCompiler.elements(value)) {
				add(joined, frame, element, position++);
			}
		}
		return (joined.isEmpty() && this.left) ? Stream.of(frame.with(this.slot, null)) : joined.stream();
	}

	private void add(List<Frame> joined, Frame frame, @Nullable Object element, @Nullable Object companion) {
		frame.execution().step();
		Frame candidate = frame.with(this.slot, element);
		if (this.companion >= 0) {
			candidate.slots()[this.companion] = companion;
		}
		boolean typed = this.type == Object.class || this.type.isInstance(element);
		if (typed && this.on.stream().allMatch((test) -> test.holds(candidate))) {
			joined.add(candidate);
		}
	}

	@Override
	public QueryPlan explain(List<QueryPlan> before, Frame outer) {
		return new StatementStep(StatementStep.Kind.ELEMENTS, this.label, before,
				before.stream().mapToLong(QueryPlan::estimate).sum(), outer.execution().delivered(this));
	}

}
