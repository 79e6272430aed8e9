package io.github.springdata.memory.query.execution;

import org.jspecify.annotations.Nullable;

import io.github.springdata.memory.store.Table;
import io.github.springdata.memory.store.collection.BPlusTree;
import io.github.springdata.memory.store.index.IndexKeys;
import io.github.springdata.memory.store.index.KeyRange;
import io.github.springdata.memory.store.index.OrderedIndex;

/**
 * Cursor over ranges of an ordered index, in the order of its keys. Rows with the same
 * key come in insertion order, descending or not: where a descending read meets a few
 * such rows, it takes note of them; where it meets many, it reads them forwards and goes
 * on below them.
 */
final class OrderedCursor extends RowCursor {

	private static final int FEW = 32;

	private static final int[] NONE = {};

	private final EntryOrder order;

	private final OrderedIndex index;

	private final Table table;

	private int nextRange;

	private BPlusTree.@Nullable Cursor<Object> entries;

	private BPlusTree.@Nullable Cursor<Object> equal;

	private int[] noted = NONE;

	private int notedLeft;

	private KeyRange range = KeyRange.all();

	private boolean ahead;

	private int slot;

	OrderedCursor(EntryOrder order, Table table) {
		super(table.deadline());
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
		if (this.notedLeft > 0) {
			this.slot = this.noted[--this.notedLeft];
			return true;
		}
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
		if (this.ahead && hasKey(cursor, key) && !note(cursor, key)) {
			BPlusTree.Cursor<Object> run = this.index.cursor(KeyRange.of(key), true);
			run.advance();
			this.slot = run.slot();
			this.equal = run;
			this.range = new KeyRange(this.range.lower(), this.range.lowerInclusive(), key, false);
			this.entries = this.index.cursor(this.range, false);
			this.ahead = false;
		}
	}

	private static boolean hasKey(BPlusTree.Cursor<Object> cursor, Object key) {
		return IndexKeys.order().compare(key, cursor.key()) == 0;
	}

	/**
	 * Takes note of the rows with the same key, to hand out the last one first.
	 * @return whether they were few
	 */
	private boolean note(BPlusTree.Cursor<Object> cursor, Object key) {
		int[] slots = (this.noted != NONE) ? this.noted : new int[FEW];
		slots[0] = this.slot;
		int count = 1;
		while (this.ahead && hasKey(cursor, key)) {
			if (count == FEW) {
				return false;
			}
			slots[count++] = cursor.slot();
			this.ahead = cursor.advance();
		}
		this.noted = slots;
		this.notedLeft = count - 1;
		this.slot = slots[this.notedLeft];
		return true;
	}

	@Override
	long skip(long count) {
		long left = count;
		while (left > 0 && this.nextRange < this.order.ranges().size()) {
			this.range = this.order.ranges().get(this.nextRange++);
			int skipped = (int) Math.min(left, this.index.count(this.range));
			start(skipped);
			left -= skipped;
		}
		return count - left;
	}

	/**
	 * Goes to an entry of the present range. A descending read may have to start amidst
	 * rows with the same key, which come forwards.
	 */
	private void start(int skipped) {
		this.ahead = false;
		this.entries = this.index.cursor(this.range, this.order.ascending(), skipped);
		if (this.order.ascending() || !this.entries.advance()) {
			return;
		}
		KeyRange run = KeyRange.of(this.entries.key());
		KeyRange above = new KeyRange(run.lower(), false, this.range.upper(), this.range.upperInclusive());
		this.equal = this.index.cursor(run, true, skipped - this.index.count(above));
		this.range = new KeyRange(this.range.lower(), this.range.lowerInclusive(), run.lower(), false);
		this.entries = this.index.cursor(this.range, false);
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
		String detail = "%s: %s %s".formatted(this.index.definition().name(), this.order.label().get(),
				this.order.ascending() ? "asc" : "desc");
		return QueryPlan.of(QueryPlan.Kind.INDEX_ORDER, detail, estimate(), delivered());
	}

}
