package io.github.springdata.memory.query.execution;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * Cursor that collects tuples in groups, in the order of their first tuples. A group is a
 * tuple with the values of its first one and the aggregates of all.
 */
final class GroupCursor extends StageCursor<Tuple, Tuple> {

	private final GroupStep step;

	private final Tuple tuple;

	private @Nullable Iterator<Group> groups;

	GroupCursor(Cursor<Tuple> input, GroupStep step, Tuple tuple) {
		super(input);
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
		BatchedTuples batches = BatchedTuples.of(this.input, this.step.inputs());
		if (batches != null) {
			batches.forEachBatch(new Batches(keys, groups));
		}
		else {
			this.input.forEach((tuple) -> add(tuple, keys, groups));
		}
		if (groups.isEmpty() && this.step.keys().isEmpty()) {
			groups.add(new Group(outer, this.step.aggregates()));
		}
		return groups.iterator();
	}

	private void add(Tuple tuple, KeyTable keys, List<Group> groups) {
		int number = this.step.group(tuple, keys);
		if (number == groups.size()) {
			groups.add(new Group(tuple.copy(), this.step.aggregates()));
		}
		groups.get(number).add(tuple);
	}

	@Override
	QueryPlan explain() {
		return QueryPlan.of(QueryPlan.Kind.GROUP, this.step.label(), this.input.explain(), estimate(), delivered());
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

	/**
	 * Adds tuples to groups, many at a time: the numbers of the groups of all of them
	 * first, then one aggregate after the other.
	 */
	private final class Batches implements Consumer<TupleBatch> {

		private final KeyTable keys;

		private final List<Group> groups;

		private final KeyPart[] parts = KeyPart.of(GroupCursor.this.step.keys());

		private final int[] numbers = new int[TupleBatch.CAPACITY];

		private final BatchAggregate[] aggregates = GroupCursor.this.step.aggregates()
			.stream()
			.map(BatchAggregate::of)
			.toArray(BatchAggregate[]::new);

		private final Accumulator[][] accumulators = new Accumulator[this.aggregates.length][TupleBatch.CAPACITY];

		Batches(KeyTable keys, List<Group> groups) {
			this.keys = keys;
			this.groups = groups;
		}

		@Override
		public void accept(TupleBatch batch) {
			for (KeyPart part : this.parts) {
				part.read(batch);
			}
			this.keys.addAll(this.parts, batch.size(), this.numbers);
			for (int i = 0; this.groups.size() < this.keys.size(); i++) {
				if (this.numbers[i] == this.groups.size()) {
					batch.writeTo(GroupCursor.this.tuple, i);
					add(new Group(GroupCursor.this.tuple.copy(), GroupCursor.this.step.aggregates()));
				}
			}
			for (int i = 0; i < this.aggregates.length; i++) {
				this.aggregates[i].add(batch, this.numbers, this.accumulators[i]);
			}
		}

		private void add(Group group) {
			int number = this.groups.size();
			this.groups.add(group);
			for (int i = 0; i < this.accumulators.length; i++) {
				if (number == this.accumulators[i].length) {
					this.accumulators[i] = Arrays.copyOf(this.accumulators[i], 2 * number);
				}
				this.accumulators[i][number] = group.accumulators[i];
			}
		}

	}

}
