package io.github.springdata.memory.query.statement;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.github.springdata.memory.query.execution.QueryPlan;
import io.github.springdata.memory.query.execution.StatementStep;
import org.jspecify.annotations.Nullable;

/**
 * Collects rows in groups, in the order in which each group is met first. Without keys
 * there is one group, also of no rows.
 *
 * @param keys what the rows of a group have in common
 * @param aggregates what is made of the rows of a group
 * @param having what a group has to meet, or {@code null}
 * @param label the keys, for plans
 */
record Grouping(List<Typed> keys, List<AggregateSlots.Slot> aggregates, @Nullable Typed having, String label) {

	Stream<Frame> apply(Stream<Frame> rows, Frame outer) {
		Map<List<@Nullable Object>, Group> groups = new LinkedHashMap<>();
		rows.forEach(
				(frame) -> groups.computeIfAbsent(key(frame), (key) -> new Group(frame, this.aggregates)).add(frame));
		if (this.keys.isEmpty() && groups.isEmpty()) {
			groups.put(List.of(), new Group(outer, this.aggregates));
		}
		return groups.values()
			.stream()
			.map(Group::frame)
			.filter(this::accepts)
			.peek((frame) -> outer.execution().deliver(this));
	}

	boolean accepts(Frame group) {
		return this.having == null || this.having.evaluation().holds(group);
	}

	private List<@Nullable Object> key(Frame frame) {
		@Nullable Object[] values = new @Nullable Object[this.keys.size()];
		for (int i = 0; i < values.length; i++) {
			Typed key = this.keys.get(i);
			Object value = key.evaluation().evaluate(frame);
			values[i] = (value != null && key.entity() != null) ? key.entity().getIdReader().read(value) : value;
		}
		return Values.key(values);
	}

	QueryPlan explain(QueryPlan input, Frame outer) {
		return new StatementStep(StatementStep.Kind.GROUP, this.label, List.of(input), input.estimate(),
				outer.execution().delivered(this));
	}

	/**
	 * The rows of one group: the first of them, and the aggregates.
	 */
	private static final class Group {

		private final Frame first;

		private final List<AggregateSlots.Slot> aggregates;

		private final Accumulator[] accumulators;

		Group(Frame first, List<AggregateSlots.Slot> aggregates) {
			this.first = first;
			this.aggregates = aggregates;
			this.accumulators = aggregates.stream().map(Accumulator::new).toArray(Accumulator[]::new);
		}

		void add(Frame frame) {
			for (Accumulator accumulator : this.accumulators) {
				accumulator.add(frame);
			}
		}

		Frame frame() {
			Frame frame = new Frame(this.first.slots().clone(), this.first.execution());
			for (int i = 0; i < this.accumulators.length; i++) {
				frame.slots()[this.aggregates.get(i).slot()] = this.accumulators[i].result();
			}
			return frame;
		}

	}

}
