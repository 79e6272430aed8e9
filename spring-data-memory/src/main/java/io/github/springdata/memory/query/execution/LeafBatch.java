package io.github.springdata.memory.query.execution;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

import io.github.springdata.memory.query.predicate.BoundPredicate;

import org.jspecify.annotations.Nullable;

/**
 * Rows of many leaves of a table on their way to a list. They are not touched until it is
 * known which of them are wanted: conditions are tested one after the other, each for all
 * leaves, as in vectorized execution [1], and the list is made at the size that it has in
 * the end.
 * <p>
 * [1] P. A. Boncz, M. Zukowski, N. Nes, MonetDB/X100: Hyper-Pipelining Query Execution,
 * CIDR 2005.
 */
final class LeafBatch {

	private static final int INITIAL_CAPACITY = 32;

	private static final int TESTED_TOGETHER = 256;

	private @Nullable Object[][] leaves;

	private int[] rows;

	private int size;

	private int tested;

	/**
	 * Creates a batch.
	 */
	LeafBatch() {
		this.leaves = new Object[INITIAL_CAPACITY][];
		this.rows = new int[INITIAL_CAPACITY];
	}

	/**
	 * Adds a leaf.
	 * @param leaf the leaf
	 * @param rows the indexes of the rows to add, one bit each
	 */
	void add(@Nullable Object[] leaf, int rows) {
		if (this.size == this.rows.length) {
			this.leaves = Arrays.copyOf(this.leaves, 2 * this.size);
			this.rows = Arrays.copyOf(this.rows, 2 * this.size);
		}
		this.leaves[this.size] = leaf;
		this.rows[this.size] = rows;
		this.size++;
	}

	/**
	 * Whether so many leaves were added since rows were tested last that it is time to.
	 */
	boolean isFull() {
		return untested() == TESTED_TOGETHER;
	}

	/**
	 * The number of leaves that were added since rows were tested last.
	 */
	int untested() {
		return this.size - this.tested;
	}

	/**
	 * The number of leaves.
	 */
	int size() {
		return this.size;
	}

	/**
	 * Drops the rows that do not meet criteria, of the leaves that were added since this
	 * was called last.
	 */
	void test(BoundPredicate criteria) {
		criteria.test(this.leaves, this.rows, this.tested, this.size);
		this.tested = this.size;
	}

	/**
	 * The number of rows that are left of the last leaf.
	 */
	int countLast() {
		return Integer.bitCount(this.rows[this.size - 1]);
	}

	/**
	 * Drops the last rows of the last leaf.
	 */
	void dropLast(int count) {
		for (int i = 0; i < count; i++) {
			this.rows[this.size - 1] -= Integer.highestOneBit(this.rows[this.size - 1]);
		}
	}

	/**
	 * The number of rows that are left.
	 */
	int count() {
		int count = 0;
		for (int i = 0; i < this.size; i++) {
			count += Integer.bitCount(this.rows[i]);
		}
		return count;
	}

	/**
	 * The rows that are left, in a modifiable list.
	 */
	List<Object> toList() {
		return ArrayRows.copyOf(toArray());
	}

	/**
	 * The rows that are left, in an array of their own.
	 */
	Object[] toArray() {
		Object[] result = new Object[count()];
		int length = 0;
		for (int i = 0; i < this.size; i++) {
			length = RowBuffer.copy(this.leaves[i], this.rows[i], result, length);
		}
		return result;
	}

	/**
	 * Hands out the rows that are left of a leaf.
	 * @param index the number of the leaf
	 */
	@SuppressWarnings("NullAway") // a leaf has rows where there are bits
	void forEach(int index, Consumer<? super Object> action) {
		@Nullable Object[] leaf = this.leaves[index];
		if (action instanceof RowBuffer buffer) {
			buffer.addAll(leaf, this.rows[index]);
			return;
		}
		for (int rest = this.rows[index]; rest != 0; rest &= rest - 1) {
			action.accept(leaf[Integer.numberOfTrailingZeros(rest)]);
		}
	}

}
