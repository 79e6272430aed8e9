package io.github.springdata.memory.store.index;

import io.github.springdata.memory.store.collection.BPlusTree;
import io.github.springdata.memory.store.collection.SlotSet;

/**
 * Index whose keys are in order, so that it answers ranges and prefixes and delivers rows
 * in the order of their keys.
 */
public sealed interface OrderedIndex extends Index permits SortedIndex {

	@Override
	default OrderedIndex ordered() {
		return this;
	}

	/**
	 * The exact number of entries in a range of keys.
	 * @param range the range
	 * @return the number of rows or, if the index is multi-valued, of pairs of a row and
	 * one of its keys, which may be more
	 */
	int count(KeyRange range);

	/**
	 * The slots of the rows in a range of keys.
	 * @param range the range
	 * @return the slots, each once, in ascending order of slots, not of keys
	 */
	SlotSet slots(KeyRange range);

	/**
	 * Goes over the rows in a range of keys, in the order of keys; rows with the same key
	 * come in slot order, or in reverse slot order when descending. In a multi-valued
	 * index a row comes once for each of its keys in the range.
	 * @param range the range
	 * @param ascending whether the smallest key comes first
	 * @return a cursor before its first row
	 */
	default BPlusTree.Cursor<Object> cursor(KeyRange range, boolean ascending) {
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
	BPlusTree.Cursor<Object> cursor(KeyRange range, boolean ascending, int skipped);

}
