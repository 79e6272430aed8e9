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
	 * Compares the parts of keys with those of the known keys that they may equal.
	 * @param numbers the numbers of these; {@link KeyTable#UNCERTAIN} is set where the
	 * parts differ
	 * @param known the parts of the known keys, side by side
	 * @param width the number of parts of a key
	 * @param part the place of this one among them
	 */
	abstract void check(int[] numbers, int count, @Nullable Object[] known, int width, int part);

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
				hashes[i] = 31 * hashes[i] + hash(this.values[i]);
			}
		}

		private static int hash(@Nullable Object value) {
			return (value instanceof String text) ? text.hashCode() : Objects.hashCode(value);
		}

		@Override
		boolean isAt(int index, @Nullable Object known) {
			return equals(this.values[index], known);
		}

		private static boolean equals(@Nullable Object value, @Nullable Object known) {
			return (value instanceof String text) ? text.equals(known) : Objects.equals(value, known);
		}

		@Override
		void check(int[] numbers, int count, @Nullable Object[] known, int width, int part) {
			for (int i = 0; i < count; i++) {
				int number = numbers[i];
				if (number >= 0 && !equals(this.values[i], known[number * width + part])) {
					numbers[i] = KeyTable.UNCERTAIN;
				}
			}
		}

		@Override
		@Nullable Object get(int index) {
			return this.values[index];
		}

		@Override
		void read(TupleBatch batch) {
			@Nullable Object[] read = Objects.requireNonNull(this.evaluator).readAll(batch, this.values);
			for (int i = 0; i < batch.size(); i++) {
				Object key = ValueKey.ofNullable(read[i]);
				if (key != this.values[i]) {
					this.values[i] = key;
				}
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
		void check(int[] numbers, int count, @Nullable Object[] known, int width, int part) {
			for (int i = 0; i < count; i++) {
				int number = numbers[i];
				if (number >= 0 && !isAt(i, known[number * width + part])) {
					numbers[i] = KeyTable.UNCERTAIN;
				}
			}
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
