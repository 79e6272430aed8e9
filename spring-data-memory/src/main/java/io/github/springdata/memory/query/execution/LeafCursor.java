package io.github.springdata.memory.query.execution;

import java.util.List;
import java.util.function.Consumer;

import io.github.springdata.memory.query.Query;
import io.github.springdata.memory.query.predicate.BoundPredicate;
import io.github.springdata.memory.store.Table;
import io.github.springdata.memory.store.collection.VectorLeaves;
import org.jspecify.annotations.Nullable;

/**
 * Cursor over rows in insertion order, either one at a time or all at once: then leaf by
 * leaf of the table, so that 32 rows are tested together.
 */
abstract class LeafCursor extends RowCursor {

	/**
	 * The number of leaves between two looks at the deadline.
	 */
	private static final int WATCHED = 32;

	final NamedRows access;

	/**
	 * The rows of the leaf at hand that were not read one at a time, one bit each.
	 */
	private int rest;

	private int slot;

	/**
	 * Creates a step that reads a table.
	 * @param access names the rows
	 * @param table the table
	 */
	LeafCursor(NamedRows access, Table table) {
		super(table.deadline());
		this.access = access;
	}

	/**
	 * Moves to the next leaf that has rows.
	 * @return the indexes of the rows, one bit each; zero at the end
	 */
	abstract int nextLeaf();

	/**
	 * The walk, at the leaf at hand.
	 */
	abstract VectorLeaves leaves();

	private int nextRows() {
		int rows = (this.rest != 0) ? this.rest : nextLeaf();
		this.rest = 0;
		return rows;
	}

	@Override
	final @Nullable Object fetch() {
		int rows = nextRows();
		if (rows == 0) {
			return null;
		}
		this.rest = rows & (rows - 1);
		int index = Integer.numberOfTrailingZeros(rows);
		this.slot = leaves().start() + index;
		return leaves().leaf()[index];
	}

	@Override
	final int slot() {
		return this.slot;
	}

	@Override
	final long skip(long count) {
		long left = count;
		while (left > 0) {
			int rows = nextRows();
			if (rows == 0) {
				break;
			}
			for (; rows != 0 && left > 0; left--) {
				rows &= rows - 1;
			}
			this.rest = rows;
		}
		return count - left;
	}

	@Override
	final void forEach(Consumer<? super Object> action) {
		LeafBatch batch = batch();
		deliver(batch.count());
		handOut(batch, action);
	}

	/**
	 * Hands out the rows of a batch.
	 */
	final void handOut(LeafBatch batch, Consumer<? super Object> action) {
		for (int i = 0; i < batch.size(); i++) {
			if (i % WATCHED == 0) {
				checkDeadline();
			}
			batch.forEach(i, action);
		}
	}

	@Override
	List<Object> readAll() {
		Object[] rows = toArray();
		deliver(rows.length);
		return ArrayRows.copyOf(rows);
	}

	/**
	 * All rows, in an array of their own.
	 */
	final Object[] toArray() {
		return batch().toArray();
	}

	private LeafBatch batch() {
		VectorLeaves leaves = leaves();
		LeafBatch batch = new LeafBatch();
		for (int rows = nextRows(); rows != 0; rows = nextRows()) {
			batch.add(leaves.leaf(), rows);
		}
		return batch;
	}

	/**
	 * Finds all rows that meet criteria.
	 */
	final LeafBatch testAll(BoundPredicate criteria) {
		VectorLeaves leaves = leaves();
		LeafBatch batch = new LeafBatch();
		int read = 0;
		for (int rows = nextRows(); rows != 0; rows = nextRows()) {
			read += Integer.bitCount(rows);
			batch.add(leaves.leaf(), rows);
			if (batch.isFull() || (hasDeadline() && batch.untested() == WATCHED)) {
				batch.test(criteria);
				checkDeadline();
			}
		}
		batch.test(criteria);
		deliver(read);
		return batch;
	}

	/**
	 * Finds the first rows that meet criteria, leaf by leaf.
	 * @param limit the greatest number of rows
	 */
	final LeafBatch testUntil(BoundPredicate criteria, long limit) {
		VectorLeaves leaves = leaves();
		LeafBatch batch = new LeafBatch();
		int read = 0;
		long missing = limit;
		while (missing > 0) {
			int rows = nextRows();
			if (rows == 0) {
				break;
			}
			read += Integer.bitCount(rows);
			batch.add(leaves.leaf(), rows);
			batch.test(criteria);
			missing -= batch.countLast();
			if (batch.size() % WATCHED == 0) {
				checkDeadline();
			}
		}
		batch.dropLast((int) Math.max(0, -missing));
		deliver(read);
		return batch;
	}

	@Override
	long drain(long enough) {
		if (enough != Query.UNLIMITED) {
			return super.drain(enough);
		}
		long read = 0;
		for (int rows = nextRows(); rows != 0; rows = nextRows()) {
			read += Integer.bitCount(rows);
		}
		deliver((int) read);
		return delivered();
	}

	@Override
	long estimate() {
		return this.access.count();
	}

	@Override
	QueryPlan explain() {
		return this.access.explain(delivered());
	}

}
