package io.github.springdata.memory.query.execution;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Cursor that collects tuples in groups, in the order of their first tuples. A group is a
 * tuple with the values of its first one and the aggregates of all.
 */
final class GroupCursor extends Cursor<Tuple> {

	private final Cursor<Tuple> input;

	private final GroupStep step;

	private final Tuple tuple;

	private @Nullable Iterator<Group> groups;

	GroupCursor(Cursor<Tuple> input, GroupStep step, Tuple tuple) {
		this.input = input;
		this.step = step;
		this.tuple = tuple;
	}

	@Override
	@Nullable Tuple fetch() {
		Iterator<Group> groups = this.groups;
		if (groups == null) {
			groups = collect();
			this.groups = groups;
		}
		while (groups.hasNext()) {
			groups.next().writeTo(this.tuple);
			if (this.step.accepts(this.tuple)) {
				return this.tuple;
			}
		}
		return null;
	}

	private Iterator<Group> collect() {
		KeyTable keys = new KeyTable(this.step.keys().size());
		List<Group> groups = new ArrayList<>();
		@Nullable Object[] outer = this.tuple.copy();
		this.input.forEach((tuple) -> {
			int number = this.step.group(tuple, keys);
			if (number == groups.size()) {
				groups.add(new Group(tuple.copy(), this.step.aggregates()));
			}
			groups.get(number).add(tuple);
		});
		if (groups.isEmpty() && this.step.keys().isEmpty()) {
			groups.add(new Group(outer, this.step.aggregates()));
		}
		return groups.iterator();
	}

	@Override
	long estimate() {
		return this.input.estimate();
	}

	@Override
	QueryPlan explain() {
		return new StatementStep(StatementStep.Kind.GROUP, this.step.label(), List.of(this.input.explain()), estimate(),
				delivered());
	}

	/**
	 * The tuples of one group: the values of the first of them, and the aggregates.
	 */
	private static final class Group {

		private final @Nullable Object[] values;

		private final Accumulator[] accumulators;

		Group(@Nullable Object[] values, List<Aggregate> aggregates) {
			this.values = values;
			this.accumulators = new Accumulator[aggregates.size()];
			for (int i = 0; i < this.accumulators.length; i++) {
				this.accumulators[i] = new Accumulator(aggregates.get(i));
			}
		}

		void add(Tuple tuple) {
			for (Accumulator accumulator : this.accumulators) {
				accumulator.add(tuple);
			}
		}

		void writeTo(Tuple tuple) {
			for (Accumulator accumulator : this.accumulators) {
				this.values[accumulator.slot()] = accumulator.result();
			}
			tuple.setAll(this.values);
		}

	}

}
