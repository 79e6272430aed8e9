package io.github.springdata.memory.query.execution;

import java.util.Arrays;
import java.util.Objects;

import io.github.springdata.memory.mapping.state.PropertyReader;
import org.jspecify.annotations.Nullable;

/**
 * One aggregate of all groups, to which tuples are added many at a time: primitive
 * numbers without objects for them.
 */
record BatchAggregate(@Nullable SlotEvaluator argument, Input input, @Nullable Object[] values, long[] wholes,
		double[] doubles) {

	private static final @Nullable Object[] NO_ROWS = {};

	static BatchAggregate of(Aggregate aggregate) {
		@Nullable SlotEvaluator argument = (aggregate.argument() instanceof SlotEvaluator read) ? read : null;
		Input input = Input.of(aggregate, (argument != null) ? argument.property() : null);
		@Nullable Object[] values = new @Nullable Object[(input == Input.VALUES) ? TupleBatch.CAPACITY : 0];
		long[] wholes = new long[(input == Input.WHOLES) ? TupleBatch.CAPACITY : 0];
		double[] doubles = new double[(input == Input.DOUBLES) ? TupleBatch.CAPACITY : 0];
		if (aggregate.argument() instanceof ConstantEvaluator constant) {
			Arrays.fill(values, constant.value());
		}
		return new BatchAggregate(argument, input, values, wholes, doubles);
	}

	/**
	 * Adds the tuples of a batch.
	 * @param groups the number of the group of each tuple
	 * @param accumulators those of the groups, by their numbers
	 */
	void add(TupleBatch batch, int[] groups, Accumulator[] accumulators) {
		switch (this.input) {
			case NONE -> count(batch.size(), groups, accumulators);
			case WHOLES -> addWholes(batch, groups, accumulators);
			case DOUBLES -> addDoubles(batch, groups, accumulators);
			case VALUES -> addValues(batch, groups, accumulators);
		}
	}

	private static void count(int size, int[] groups, Accumulator[] accumulators) {
		for (int i = 0; i < size; i++) {
			accumulators[groups[i]].count();
		}
	}

	private void addWholes(TupleBatch batch, int[] groups, Accumulator[] accumulators) {
		long[] values = this.wholes;
		Objects.requireNonNull(this.argument).readAll(batch, values);
		for (int i = 0; i < batch.size(); i++) {
			accumulators[groups[i]].add(values[i]);
		}
	}

	private void addDoubles(TupleBatch batch, int[] groups, Accumulator[] accumulators) {
		double[] values = this.doubles;
		Objects.requireNonNull(this.argument).readAll(batch, values);
		for (int i = 0; i < batch.size(); i++) {
			accumulators[groups[i]].add(values[i]);
		}
	}

	private void addValues(TupleBatch batch, int[] groups, Accumulator[] accumulators) {
		@Nullable Object[] values = (this.argument != null) ? this.argument.readAll(batch, this.values) : this.values;
		for (int i = 0; i < batch.size(); i++) {
			accumulators[groups[i]].add(values[i]);
		}
	}

	/**
	 * What an aggregate is made of.
	 */
	private enum Input {

		/** Tuples, whatever is in them. */
		NONE,

		/** Primitive whole numbers. */
		WHOLES,

		/** Primitive floating point numbers. */
		DOUBLES,

		/** Values of any type, or none. */
		VALUES;

		static Input of(Aggregate aggregate, @Nullable PropertyReader property) {
			boolean whole = property != null && property.readAll(NO_ROWS, new long[0], 0);
			boolean floating = property != null && property.readAll(NO_ROWS, new double[0], 0);
			if (aggregate.distinct() || !(property == null || whole || floating)) {
				return VALUES;
			}
			return switch (aggregate.kind()) {
				case COUNT -> (aggregate.argument() instanceof ConstantEvaluator constant && constant.value() == null)
						? VALUES : NONE;
				case SUM, AVG -> whole ? WHOLES : floating ? DOUBLES : VALUES;
				case MIN, MAX -> VALUES;
			};
		}

	}

}
