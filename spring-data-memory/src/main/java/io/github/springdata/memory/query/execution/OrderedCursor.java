package io.github.springdata.memory.query.execution;

import org.jspecify.annotations.Nullable;

import io.github.springdata.memory.store.Table;
import io.github.springdata.memory.store.collection.BPlusTree;
import io.github.springdata.memory.store.index.IndexKeys;
import io.github.springdata.memory.store.index.KeyRange;
import io.github.springdata.memory.store.index.SortedIndex;

/**
 * Reads ranges of a sorted index in the order of its keys. Rows with the same key come in
 * insertion order, descending or not: where a descending read meets such rows, it reads
 * them forwards and goes on below them.
 */
final class OrderedCursor extends RowCursor {

	private final EntryOrder order;

	private final SortedIndex index;

	private final Table table;

	private int nextRange;

	private BPlusTree.@Nullable Cursor<Object> entries;

	private BPlusTree.@Nullable Cursor<Object> equal;

	private KeyRange range = KeyRange.all();

	private boolean ahead;

	private int slot;

	OrderedCursor(EntryOrder order, Table table) {
		this.order = order;
		this.index = order.index();
		this.table = table;
	}

	@Override
	@Nullable Object fetch() {
		while (!advance()) {
			if (this.nextRange == this.order.ranges().size()) {
				return null;
			}
			this.range = this.order.ranges().get(this.nextRange++);
			this.entries = this.index.cursor(this.range, this.order.ascending());
			this.ahead = false;
		}
		return this.table.rowAt(this.slot);
	}

	private boolean advance() {
		if (this.equal != null && this.equal.advance()) {
			this.slot = this.equal.slot();
			return true;
		}
		this.equal = null;
		BPlusTree.Cursor<Object> cursor = this.entries;
		if (cursor == null || !(this.ahead || cursor.advance())) {
			return false;
		}
		this.slot = cursor.slot();
		if (!this.order.ascending()) {
			lookAhead(cursor);
		}
		return true;
	}

	private void lookAhead(BPlusTree.Cursor<Object> cursor) {
		Object key = cursor.key();
		this.ahead = cursor.advance();
		if (this.ahead && IndexKeys.order().compare(key, cursor.key()) == 0) {
			BPlusTree.Cursor<Object> run = this.index.cursor(KeyRange.of(key), true);
			run.advance();
			this.slot = run.slot();
			this.equal = run;
			this.range = new KeyRange(this.range.lower(), this.range.lowerInclusive(), key, false);
			this.entries = this.index.cursor(this.range, false);
			this.ahead = false;
		}
	}

	@Override
	int slot() {
		return this.slot;
	}

	@Override
	long estimate() {
		return this.order.count();
	}

	@Override
	QueryPlan explain() {
		return new QueryPlan.IndexOrder(this.index.definition().name(), this.order.label(), this.order.ascending(),
				estimate(), delivered());
	}

}
