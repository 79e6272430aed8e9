package io.github.springdata.memory.store.collection;

import java.util.function.Consumer;

/**
 * Single edits of collections, each by a transient of its own, and questions that only
 * tests ask.
 */
final class Edits {

	private Edits() {
	}

	static <E> PersistentVector<E> append(PersistentVector<E> vector, E element) {
		return edit(vector, (edit) -> edit.append(element));
	}

	static <E> PersistentVector<E> set(PersistentVector<E> vector, int slot, E element) {
		return edit(vector, (edit) -> edit.set(slot, element));
	}

	static <E> PersistentVector<E> remove(PersistentVector<E> vector, int slot) {
		return edit(vector, (edit) -> edit.remove(slot));
	}

	private static <E> PersistentVector<E> edit(PersistentVector<E> vector,
			Consumer<PersistentVector.Transient<E>> change) {
		PersistentVector.Transient<E> edit = vector.asTransient();
		change.accept(edit);
		return edit.persistent();
	}

	static <K, V> PersistentHashMap<K, V> remove(PersistentHashMap<K, V> map, Object key) {
		PersistentHashMap.Transient<K, V> edit = map.asTransient();
		edit.remove(key);
		return edit.persistent();
	}

	static <K> BPlusTree<K> add(BPlusTree<K> tree, K key, int slot) {
		BPlusTree.Transient<K> edit = tree.asTransient();
		edit.add(key, slot);
		return edit.persistent();
	}

	static <K> BPlusTree<K> remove(BPlusTree<K> tree, K key, int slot) {
		BPlusTree.Transient<K> edit = tree.asTransient();
		edit.remove(key, slot);
		return edit.persistent();
	}

	static <K> boolean contains(BPlusTree<K> tree, K key, int slot) {
		BPlusTree.Cursor<K> run = tree.cursor(tree.rank(key, false), tree.rank(key, true), true);
		while (run.advance()) {
			if (run.slot() == slot) {
				return true;
			}
		}
		return false;
	}

	static SlotSet add(SlotSet set, int slot) {
		return SlotSet.editor().add(set, slot);
	}

	static SlotSet remove(SlotSet set, int slot) {
		return SlotSet.editor().remove(set, slot);
	}

	/**
	 * Return the set of slots, in any order.
	 */
	static SlotSet slots(int... slots) {
		SlotSet.Builder builder = SlotSet.builder();
		for (int slot : slots) {
			builder.add(slot);
		}
		return builder.build();
	}

}
