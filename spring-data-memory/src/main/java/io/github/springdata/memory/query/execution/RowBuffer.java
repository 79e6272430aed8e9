package io.github.springdata.memory.query.execution;

import java.util.AbstractCollection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Rows on their way from the leaves of a table to a list, which takes them over in one
 * piece.
 */
final class RowBuffer extends AbstractCollection<Object> {

	private Object[] rows;

	private int size;

	/**
	 * Creates a buffer.
	 * @param expected the number of rows, as far as it is known
	 */
	RowBuffer(int expected) {
		this.rows = new Object[expected];
	}

	/**
	 * Adds rows of a leaf.
	 * @param leaf the leaf
	 * @param accepted the indexes of the rows to add, one bit each
	 */
	@SuppressWarnings("NullAway") // a leaf has rows where there are bits
	void add(@Nullable Object[] leaf, int accepted) {
		int position = this.size;
		this.size = position + Integer.bitCount(accepted);
		if (this.size > this.rows.length) {
			this.rows = Arrays.copyOf(this.rows, Math.max(this.size, 2 * this.rows.length));
		}
		Object[] target = this.rows;
		if (accepted == -1) {
			System.arraycopy(leaf, 0, target, position, Integer.SIZE);
			return;
		}
		for (int rest = accepted; rest != 0; rest &= rest - 1) {
			target[position++] = leaf[Integer.numberOfTrailingZeros(rest)];
		}
	}

	/**
	 * The rows in a modifiable list. Ends the use of this buffer.
	 */
	List<Object> toList() {
		return new ArrayList<>(this);
	}

	/**
	 * The array itself if it is full, since nobody adds to it any more.
	 */
	@Override
	public Object[] toArray() {
		return (this.size == this.rows.length) ? this.rows : Arrays.copyOf(this.rows, this.size);
	}

	@Override
	public Iterator<Object> iterator() {
		return Arrays.asList(this.rows).subList(0, this.size).iterator();
	}

	@Override
	public int size() {
		return this.size;
	}

}
