package io.github.springdata.memory.query.execution;

import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * Many tuples at a time: the rows of each slot side by side. Work that is done for all of
 * them in one loop is work without a call for each, and the processor waits for several
 * rows at a time (as in vectorized execution, see {@link LeafBatch}).
 */
final class TupleBatch {

	/**
	 * The greatest number of tuples: so many that what is done for each batch does not
	 * count, so few that their rows stay in the cache.
	 */
	static final int CAPACITY = 256;

	private final @Nullable Object[] @Nullable [] slots;

	private int size;

	/**
	 * Creates an empty batch.
	 * @param width the number of slots of a tuple
	 */
	TupleBatch(int width) {
		this.slots = new @Nullable Object[width][];
	}

	/**
	 * The number of tuples.
	 */
	int size() {
		return this.size;
	}

	void setSize(int size) {
		this.size = size;
	}

	/**
	 * The rows in a slot that {@link #put} has filled.
	 */
	@Nullable Object[] rows(int slot) {
		return Objects.requireNonNull(this.slots[slot]);
	}

	void put(int slot, @Nullable Object[] rows) {
		this.slots[slot] = rows;
	}

	/**
	 * Puts the rows of one tuple into the tuple of the execution.
	 */
	void writeTo(Tuple tuple, int index) {
		for (int slot = 0; slot < this.slots.length; slot++) {
			@Nullable Object[] rows = this.slots[slot];
			if (rows != null) {
				tuple.set(slot, rows[index]);
			}
		}
	}

	/**
	 * Takes tuples from another batch, into the slots that it has.
	 * @param indexes which ones, in order
	 */
	void gather(TupleBatch source, int[] indexes, int count) {
		for (int slot = 0; slot < this.slots.length; slot++) {
			@Nullable Object[] rows = source.slots[slot];
			if (rows != null) {
				gather(rows, indexes, buffer(slot), count);
			}
		}
		this.size = count;
	}

	private @Nullable Object[] buffer(int slot) {
		@Nullable Object[] rows = this.slots[slot];
		if (rows == null) {
			rows = new @Nullable Object[CAPACITY];
			this.slots[slot] = rows;
		}
		return rows;
	}

	private static void gather(@Nullable Object[] rows, int[] indexes, @Nullable Object[] target, int count) {
		for (int i = 0; i < count; i++) {
			target[i] = rows[indexes[i]];
		}
	}

}
