package io.github.springdata.memory.query.execution;

import io.github.springdata.memory.store.Table;
import io.github.springdata.memory.store.collection.VectorLeaves;

/**
 * Cursor over all rows in insertion order.
 */
final class ScanCursor extends LeafCursor {

	private final Table table;

	private final VectorLeaves leaves;

	ScanCursor(Table table) {
		super(table.deadline());
		this.table = table;
		this.leaves = table.rows().leaves();
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
	long estimate() {
		return this.table.size();
	}

	@Override
	QueryPlan explain() {
		return QueryPlan.of(QueryPlan.Kind.FULL_SCAN, this.table.definition().name(), estimate(), delivered());
	}

}
