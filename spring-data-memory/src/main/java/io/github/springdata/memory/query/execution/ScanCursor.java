package io.github.springdata.memory.query.execution;

import org.jspecify.annotations.Nullable;

import io.github.springdata.memory.store.Table;
import io.github.springdata.memory.store.collection.PersistentVector;
import io.github.springdata.memory.store.collection.VectorLeaves;

/**
 * Cursor over all rows in insertion order.
 */
final class ScanCursor extends LeafCursor {

	private final Table table;

	private final PersistentVector.Cursor<Object> rows;

	private final VectorLeaves leaves;

	ScanCursor(Table table) {
		super(table.deadline());
		this.table = table;
		this.rows = table.rows().cursor();
		this.leaves = table.rows().leaves();
	}

	@Override
	@Nullable Object fetch() {
		return this.rows.advance() ? this.rows.element() : null;
	}

	@Override
	int nextLeaf() {
		int rows = 0;
		while (rows == 0 && this.leaves.next()) {
			rows = this.leaves.present();
		}
		return rows;
	}

	@Override
	VectorLeaves leaves() {
		return this.leaves;
	}

	@Override
	long skip(long count) {
		long skipped = 0;
		while (skipped < count && this.rows.advance()) {
			skipped++;
		}
		return skipped;
	}

	@Override
	int slot() {
		return this.rows.slot();
	}

	@Override
	long estimate() {
		return this.table.size();
	}

	@Override
	QueryPlan explain() {
		return QueryPlan.of(QueryPlan.Kind.FULL_SCAN, this.table.definition().name(), estimate(), delivered());
	}

}
