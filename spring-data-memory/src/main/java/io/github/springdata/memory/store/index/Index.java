package io.github.springdata.memory.store.index;

import io.github.springdata.memory.store.collection.BPlusTree;
import io.github.springdata.memory.store.collection.PersistentHashMap;
import io.github.springdata.memory.store.collection.SlotSet;
import org.jspecify.annotations.Nullable;

/**
 * An immutable version of an index: which slots of a table hold rows with which key. Keys
 * are normalised, see {@link IndexDefinition#keyOf}. A row has one entry, or one per
 * distinct key in a {@link IndexDefinition#multiValued() multi-valued} index.
 */
public sealed interface Index extends IndexEntries permits HashIndex, OrderedIndex {

	/**
	 * The exact number of rows with a key.
	 * @param key the key, or for an ordered index a prefix
	 * @return the number of rows, zero or more
	 */
	@Override
	int count(Object key);

	/**
	 * The slots of the rows with a key.
	 * @param key the key, or for an ordered index a prefix
	 * @return the slots, in ascending order
	 */
	SlotSet slots(Object key);

	/**
	 * The number of entries in this index.
	 * @return the number of rows or, if the index is multi-valued, of pairs of a row and
	 * one of its keys
	 */
	int size();

	/**
	 * This index as one whose keys are in order.
	 * @return the same index, or {@code null} if its keys have no order
	 */
	default @Nullable OrderedIndex ordered() {
		return null;
	}

	/**
	 * Starts a bulk edit. This version never changes.
	 * @return an editor that holds what this index holds
	 */
	IndexEditor edit();

	/**
	 * This index over slots that were numbered anew, in the same order.
	 * @param newSlots the new slot of each old slot that is in this index
	 * @return the index with new slots
	 */
	Index renumber(int[] newSlots);

	/**
	 * An empty index.
	 * @param definition what the index is on
	 * @return the index of the kind that the definition names
	 */
	static Index empty(IndexDefinition definition) {
		return switch (definition.kind()) {
			case HASH -> new HashIndex(definition, PersistentHashMap.empty(), 0);
			case SORTED, TEXT -> new SortedIndex(definition, BPlusTree.empty(IndexKeys.order()));
		};
	}

}
