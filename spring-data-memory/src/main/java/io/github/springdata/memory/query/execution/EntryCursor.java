package io.github.springdata.memory.query.execution;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.springdata.memory.store.Table;
import io.github.springdata.memory.store.collection.BPlusTree;
import io.github.springdata.memory.store.index.KeyRange;
import io.github.springdata.memory.store.index.OrderedIndex;

/**
 * Cursor over the rows of an access path, entry by entry from its index, in the order of
 * the index.
 */
final class EntryCursor extends RowCursor {

	private final NamedRows access;

	private final Table table;

	private final OrderedIndex index;

	private final List<KeyRange> ranges;

	private int nextRange;

	private BPlusTree.@Nullable Cursor<Object> entries;

	EntryCursor(NamedRows access, Table table, OrderedIndex index, List<KeyRange> ranges) {
		super(table.deadline());
		this.access = access;
		this.table = table;
		this.index = index;
		this.ranges = ranges;
	}

	@Override
	@Nullable Object fetch() {
		BPlusTree.Cursor<Object> cursor = this.entries;
		while (cursor == null || !cursor.advance()) {
			if (this.nextRange == this.ranges.size()) {
				return null;
			}
			cursor = this.index.cursor(this.ranges.get(this.nextRange++), true);
			this.entries = cursor;
		}
		return this.table.rowAt(cursor.slot());
	}

	@Override
	long skip(long count) {
		long left = count;
		while (left > 0 && this.nextRange < this.ranges.size()) {
			KeyRange range = this.ranges.get(this.nextRange++);
			int skipped = (int) Math.min(left, this.index.count(range));
			this.entries = this.index.cursor(range, true, skipped);
			left -= skipped;
		}
		return count - left;
	}

	@Override
	int slot() {
		BPlusTree.Cursor<Object> cursor = this.entries;
		return (cursor != null) ? cursor.slot() : super.slot();
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
