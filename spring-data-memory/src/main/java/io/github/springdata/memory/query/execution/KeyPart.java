package io.github.springdata.memory.query.execution;

import java.util.List;
import java.util.Objects;

import io.github.springdata.memory.query.value.ValueKey;
import org.jspecify.annotations.Nullable;

/**
 * One part of the keys of several tuples, side by side, in the form that {@link ValueKey}
 * gives it.
 */
abstract sealed class KeyPart {

	/**
	 * Adds the hash code of the part to those of the parts before it.
	 */
	abstract void hash(int[] hashes, int count);

	/**
	 * Whether the part of a key equals that of a known key.
	 */
	abstract boolean isAt(int index, @Nullable Object known);

	/**
	 * The part of a key.
	 */
	abstract @Nullable Object get(int index);

	/**
	 * Reads the parts of the keys of a batch.
	 */
	abstract void read(TupleBatch batch);

	/**
	 * The parts that evaluators read.
	 */
	static KeyPart[] of(List<? extends Evaluator> evaluators) {
		return evaluators.stream().map((evaluator) -> of((SlotEvaluator) evaluator)).toArray(KeyPart[]::new);
	}

	/**
	 * The part that an evaluator reads.
	 */
	static KeyPart of(SlotEvaluator evaluator) {
		boolean whole = evaluator.property() != null && evaluator.property().readAll(Values.NONE, new long[0], 0);
		return whole ? new Numbers(evaluator) : new Values(evaluator, TupleBatch.CAPACITY);
	}

	/**
	 * Values of any type.
	 */
	static final class Values extends KeyPart {

		private static final @Nullable Object[] NONE = {};

		private final @Nullable SlotEvaluator evaluator;

		private final @Nullable Object[] values;

		Values(@Nullable SlotEvaluator evaluator, int capacity) {
			this.evaluator = evaluator;
			this.values = new @Nullable Object[capacity];
		}

		void set(int index, @Nullable Object value) {
			this.values[index] = ValueKey.ofNullable(value);
		}

		@Override
		void hash(int[] hashes, int count) {
			for (int i = 0; i < count; i++) {
				hashes[i] = 31 * hashes[i] + Objects.hashCode(this.values[i]);
			}
		}

		@Override
		boolean isAt(int index, @Nullable Object known) {
			return Objects.equals(this.values[index], known);
		}

		@Override
		@Nullable Object get(int index) {
			return this.values[index];
		}

		@Override
		void read(TupleBatch batch) {
			@Nullable Object[] read = Objects.requireNonNull(this.evaluator).readAll(batch, this.values);
			for (int i = 0; i < batch.size(); i++) {
				this.values[i] = ValueKey.ofNullable(read[i]);
			}
		}

	}

	/**
	 * Whole numbers, without objects for them.
	 */
	static final class Numbers extends KeyPart {

		private final SlotEvaluator evaluator;

		private final long[] values = new long[TupleBatch.CAPACITY];

		Numbers(SlotEvaluator evaluator) {
			this.evaluator = evaluator;
		}

		@Override
		void hash(int[] hashes, int count) {
			for (int i = 0; i < count; i++) {
				hashes[i] = 31 * hashes[i] + Long.hashCode(this.values[i]);
			}
		}

		@Override
		boolean isAt(int index, @Nullable Object known) {
			return known instanceof Long number && number == this.values[index];
		}

		@Override
		Object get(int index) {
			return this.values[index];
		}

		@Override
		void read(TupleBatch batch) {
			this.evaluator.readAll(batch, this.values);
		}

	}

}
