package io.github.springdata.memory.query.execution;

import java.util.function.Consumer;
import java.util.function.IntConsumer;

import org.jspecify.annotations.Nullable;

/**
 * Buffer in which rows are collected until there are many of them to work on.
 */
final class RowBuffer implements Consumer<Object> {

	private final @Nullable Object[] rows = new @Nullable Object[TupleBatch.CAPACITY];

	private final IntConsumer action;

	private int size;

	/**
	 * Creates a buffer.
	 * @param action works on the rows, of which there are so many
	 */
	RowBuffer(IntConsumer action) {
		this.action = action;
	}

	@Nullable Object[] rows() {
		return this.rows;
	}

	@Override
	public void accept(Object row) {
		if (this.size == this.rows.length) {
			flush();
		}
		this.rows[this.size++] = row;
	}

	/**
	 * Adds rows of a leaf.
	 * @param present the indexes of the rows, one bit each
	 */
	void addAll(@Nullable Object[] leaf, int present) {
		if (this.size + Integer.SIZE > this.rows.length) {
			flush();
		}
		this.size = copy(leaf, present, this.rows, this.size);
	}

	/**
	 * Lets work on the rows that are there.
	 */
	void flush() {
		int count = this.size;
		this.size = 0;
		if (count > 0) {
			this.action.accept(count);
		}
	}

	/**
	 * Copies rows of a leaf.
	 * @param rows the indexes of the rows, one bit each
	 * @return the place in the target after the last of them
	 */
	static int copy(@Nullable Object[] leaf, int rows, @Nullable Object[] target, int start) {
		if (rows == -1) {
			System.arraycopy(leaf, 0, target, start, Integer.SIZE);
			return start + Integer.SIZE;
		}
		int position = start;
		for (int rest = rows; rest != 0; rest &= rest - 1) {
			target[position++] = leaf[Integer.numberOfTrailingZeros(rest)];
		}
		return position;
	}

}
