package io.github.springdata.memory.store.index;

import io.github.springdata.memory.store.collection.BPlusTree;
import io.github.springdata.memory.store.collection.SlotSet;

/**
 * An index that answers equality, ranges, prefixes and order: a B+ tree of keys and
 * slots. Rows with the same key are in slot order.
 */
public final class SortedIndex implements Index {

	private final IndexDefinition definition;

	private final BPlusTree<Object> entries;

	SortedIndex(IndexDefinition definition, BPlusTree<Object> entries) {
		this.definition = definition;
		this.entries = entries;
	}

	static SortedIndex empty(IndexDefinition definition) {
		return new SortedIndex(definition, BPlusTree.empty(IndexKeys.order()));
	}

	@Override
	public IndexDefinition definition() {
		return this.definition;
	}

	@Override
	public int count(Object key) {
		return count(KeyRange.of(key));
	}

	@Override
	public SlotSet slots(Object key) {
		return slots(KeyRange.of(key));
	}

	@Override
	public int size() {
		return this.entries.size();
	}

	/**
	 * The exact number of entries in a range of keys.
	 * @param range the range
	 * @return the number of rows or, if the index is multi-valued, of pairs of a row and
	 * one of its keys, which may be more
	 */
	public int count(KeyRange range) {
		return Math.max(0, end(range) - start(range));
	}

	/**
	 * The slots of the rows in a range of keys.
	 * @param range the range
	 * @return the slots, each once, in ascending order of slots, not of keys
	 */
	public SlotSet slots(KeyRange range) {
		SlotSet.Builder builder = SlotSet.builder();
		BPlusTree.Cursor<Object> cursor = cursor(range, true);
		while (cursor.advance()) {
			builder.add(cursor.slot());
		}
		return builder.build();
	}

	/**
	 * Goes over the rows in a range of keys, in the order of keys; rows with the same key
	 * come in slot order, or in reverse slot order when descending. In a multi-valued
	 * index a row comes once for each of its keys in the range.
	 * @param range the range
	 * @param ascending whether the smallest key comes first
	 * @return a cursor before its first row
	 */
	public BPlusTree.Cursor<Object> cursor(KeyRange range, boolean ascending) {
		return cursor(range, ascending, 0);
	}

	/**
	 * Goes over the rows in a range of keys as {@link #cursor(KeyRange, boolean)}, but
	 * starts later, at no greater cost.
	 * @param range the range
	 * @param ascending whether the smallest key comes first
	 * @param skipped the number of entries to leave out, at most those in the range
	 * @return a cursor before its first row
	 */
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
