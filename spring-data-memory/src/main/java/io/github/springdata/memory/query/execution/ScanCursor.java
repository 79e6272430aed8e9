package io.github.springdata.memory.query.execution;

import io.github.springdata.memory.store.Table;
import io.github.springdata.memory.store.collection.VectorLeaves;

/**
 * Cursor over all rows in insertion order.
 */
final class ScanCursor extends LeafCursor {

	private final VectorLeaves leaves;

	ScanCursor(Table table) {
		super(new AccessPath.All(table, QueryPlan.Kind.FULL_SCAN), table);
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

}
