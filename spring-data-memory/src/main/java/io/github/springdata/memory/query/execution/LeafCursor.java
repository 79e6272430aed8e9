package io.github.springdata.memory.query.execution;

import java.util.List;

import io.github.springdata.memory.store.collection.VectorLeaves;

/**
 * Reads rows in insertion order, either one at a time or all at once: then leaf by leaf
 * of the table, so that 32 rows are tested together.
 */
abstract class LeafCursor extends RowCursor {

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
		VectorLeaves leaves = leaves();
		RowBuffer result = new RowBuffer((int) estimate());
		for (int rows = nextLeaf(); rows != 0; rows = nextLeaf()) {
			result.add(leaves.leaf(), rows);
		}
		deliver(result.size());
		return result.toList();
	}

	/**
	 * Reads all rows that meet a criteria.
	 * @param expected the number of rows that is expected
	 */
	final List<Object> readAll(Bound predicate, long expected) {
		VectorLeaves leaves = leaves();
		RowBuffer result = new RowBuffer((int) expected);
		int read = 0;
		for (int rows = nextLeaf(); rows != 0; rows = nextLeaf()) {
			read += Integer.bitCount(rows);
			int passed = predicate.test(leaves, rows);
			if (passed != 0) {
				result.add(leaves.leaf(), passed);
			}
		}
		deliver(read);
		return result.toList();
	}

}
