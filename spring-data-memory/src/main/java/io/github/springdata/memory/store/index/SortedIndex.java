package io.github.springdata.memory.store.index;

import io.github.springdata.memory.store.collection.BPlusTree;
import io.github.springdata.memory.store.collection.SlotSet;

/**
 * Index that answers equality, ranges, prefixes and order: a B+ tree of keys and slots.
 * Rows with the same key are in slot order.
 */
final class SortedIndex implements OrderedIndex {

	private final IndexDefinition definition;

	private final BPlusTree<Object> entries;

	SortedIndex(IndexDefinition definition, BPlusTree<Object> entries) {
		this.definition = definition;
		this.entries = entries;
	}

	@Override
	public IndexDefinition definition() {
		return this.definition;
	}

	@Override
	public int count(Object key) {
		boolean once = this.definition.constrains(key) && this.definition.properties().size() == 1;
		return once ? (contains(key) ? 1 : 0) : count(KeyRange.of(key));
	}

	@Override
	public boolean contains(Object key) {
		return this.entries.contains(key);
	}

	@Override
	public SlotSet slots(Object key) {
		return slots(KeyRange.of(key));
	}

	@Override
	public int size() {
		return this.entries.size();
	}

	@Override
	public int count(KeyRange range) {
		return Math.max(0, end(range) - start(range));
	}

	@Override
	public SlotSet slots(KeyRange range) {
		SlotSet.Builder builder = SlotSet.builder();
		addAll(cursor(range, true), builder);
		return builder.build();
	}

	private static void addAll(BPlusTree.Cursor<Object> cursor, SlotSet.Builder builder) {
		while (cursor.advance()) {
			builder.add(cursor.slot());
		}
	}

	@Override
	public BPlusTree.Cursor<Object> cursor(KeyRange range, boolean ascending, int skipped) {
		int start = start(range);
		int end = Math.max(start, end(range));
		return ascending ? this.entries.cursor(start + skipped, end, true)
				: this.entries.cursor(start, end - skipped, false);
	}

	private int start(KeyRange range) {
		Object lower = range.lower();
		return (lower != null) ? this.entries.rank(lower, !range.lowerInclusive()) : 0;
	}

	private int end(KeyRange range) {
		Object upper = range.upper();
		return (upper != null) ? this.entries.rank(upper, range.upperInclusive()) : this.entries.size();
	}

	@Override
	public IndexEditor edit() {
		return new SortedIndexEditor(this.definition, this.entries.asTransient());
	}

	@Override
	public Index renumber(int[] newSlots) {
		Object[] keys = new Object[size()];
		int[] slots = new int[keys.length];
		BPlusTree.Cursor<Object> cursor = this.entries.cursor(0, keys.length, true);
		for (int i = 0; cursor.advance(); i++) {
			keys[i] = cursor.key();
			slots[i] = newSlots[cursor.slot()];
		}
		return new SortedIndex(this.definition, BPlusTree.fromSorted(IndexKeys.order(), keys, slots));
	}

	@Override
	public String toString() {
		return this.definition.toString();
	}

}
