package io.github.springdata.memory.query.execution;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.github.springdata.memory.store.collection.VectorLeaves;
import org.jspecify.annotations.Nullable;

/**
 * Reads rows in insertion order, either one at a time or all at once: then leaf by leaf
 * of the table, so that 32 rows are tested together and the size of the result is known
 * before the first row is put into it.
 */
abstract class LeafCursor extends RowCursor {

	private static final int INITIAL_CAPACITY = 64;

	/**
	 * Moves to the next leaf that has rows.
	 * @return the indexes of the rows, one bit each; zero at the end
	 */
	abstract int nextLeaf();

	/**
	 * The walk, at the leaf at hand.
	 */
	abstract VectorLeaves leaves();

	@Override
	final List<Object> readAll() {
		return readAll(Bound.ALWAYS);
	}

	/**
	 * Reads all rows that meet a criteria.
	 */
	final List<Object> readAll(Bound predicate) {
		@Nullable Object[][] leaves = new Object[INITIAL_CAPACITY][];
		int[] accepted = new int[INITIAL_CAPACITY];
		int count = 0;
		int size = 0;
		for (int rows = nextLeaf(); rows != 0; rows = nextLeaf()) {
			deliver(Integer.bitCount(rows));
			int passed = (predicate != Bound.ALWAYS) ? predicate.test(leaves(), rows) : rows;
			if (passed == 0) {
				continue;
			}
			if (count == accepted.length) {
				leaves = Arrays.copyOf(leaves, 2 * count);
				accepted = Arrays.copyOf(accepted, 2 * count);
			}
			leaves[count] = leaves().leaf();
			accepted[count++] = passed;
			size += Integer.bitCount(passed);
		}
		return collect(leaves, accepted, count, size);
	}

	private static List<Object> collect(@Nullable Object[][] leaves, int[] accepted, int count, int size) {
		Object[] result = new Object[size];
		int position = 0;
		for (int i = 0; i < count; i++) {
			position = copy(leaves[i], accepted[i], result, position);
		}
		return new ArrayList<>(Arrays.asList(result));
	}

	@SuppressWarnings("NullAway") // a leaf has rows where there are bits
	private static int copy(@Nullable Object[] leaf, int accepted, Object[] result, int position) {
		if (accepted == -1) {
			System.arraycopy(leaf, 0, result, position, Integer.SIZE);
			return position + Integer.SIZE;
		}
		int next = position;
		for (int rest = accepted; rest != 0; rest &= rest - 1) {
			result[next++] = leaf[Integer.numberOfTrailingZeros(rest)];
		}
		return next;
	}

}
