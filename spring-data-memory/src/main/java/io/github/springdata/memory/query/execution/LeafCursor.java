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
		LeafBatch batch = new LeafBatch();
		for (int rows = nextLeaf(); rows != 0; rows = nextLeaf()) {
			batch.add(leaves.leaf(), rows);
		}
		List<Object> result = batch.toList();
		deliver(result.size());
		return result;
	}

	/**
	 * Finds all rows that meet a criteria.
	 */
	final LeafBatch testAll(Bound criteria) {
		VectorLeaves leaves = leaves();
		LeafBatch batch = new LeafBatch();
		int read = 0;
		for (int rows = nextLeaf(); rows != 0; rows = nextLeaf()) {
			read += Integer.bitCount(rows);
			batch.add(leaves.leaf(), rows);
			if (batch.isFull()) {
				batch.test(criteria);
			}
		}
		batch.test(criteria);
		deliver(read);
		return batch;
	}

}
