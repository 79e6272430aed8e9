package io.github.springdata.memory.query.execution;

import org.jspecify.annotations.Nullable;

import io.github.springdata.memory.store.Table;
import io.github.springdata.memory.store.collection.BPlusTree;

/**
 * Reads the rows of an access path entry by entry from its index, in the order of the
 * index.
 */
final class EntryCursor extends RowCursor {

	private final Access access;

	private final Table table;

	private final BPlusTree.Cursor<Object> entries;

	EntryCursor(Access access, Table table, BPlusTree.Cursor<Object> entries) {
		this.access = access;
		this.table = table;
		this.entries = entries;
	}

	@Override
	@Nullable Object fetch() {
		return this.entries.advance() ? this.table.rowAt(this.entries.slot()) : null;
	}

	@Override
	int slot() {
		return this.entries.slot();
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
