package io.github.springdata.memory.store.collection;

import java.util.Comparator;

import org.jspecify.annotations.Nullable;

/**
 * Node of a {@link BPlusTree}. A change calls the comparator on the way down only, before
 * anything is changed.
 */
abstract sealed class TreeNode permits LeafNode, InnerNode {

	/** Most items of a node: pairs of a leaf, children of an inner node. */
	static final int MAX = 64;

	/** Fewest items of a node that has a right neighbour and is not the root. */
	static final int MIN = MAX / 4;

	private final @Nullable Object owner;

	/**
	 * @param owner the token of the only editor that may change this node in place, or
	 * {@code null} when nobody may
	 */
	TreeNode(@Nullable Object owner) {
		this.owner = owner;
	}

	/**
	 * Find a pair among sorted pairs.
	 * @param order the order of the keys
	 * @param keys the keys of the pairs
	 * @param slots the slots of the pairs
	 * @param size the number of pairs
	 * @param key the key to find
	 * @param slot the slot to find
	 * @return the index of the pair, or {@code -1 - n} when it is absent and {@code n}
	 * pairs are before it
	 */
	static int search(Comparator<Object> order, @Nullable Object[] keys, int[] slots, int size, Object key, int slot) {
		return search(order, keys, slots, 0, size, key, slot);
	}

	/**
	 * Find a pair in a part of an array.
	 * @param from the index of the first pair of the part
	 * @param to the index after the last one
	 * @see #search(Comparator, Object[], int[], int, Object, int)
	 */
	static int search(Comparator<Object> order, @Nullable Object[] keys, int[] slots, int from, int to, Object key,
			int slot) {
		int low = from;
		int high = to - 1;
		while (low <= high) {
			int middle = (low + high) >>> 1;
			int comparison = order.compare(key, keys[middle]);
			if (comparison == 0) {
				comparison = Integer.compare(slot, slots[middle]);
			}
			if (comparison == 0) {
				return middle;
			}
			if (comparison > 0) {
				low = middle + 1;
			}
			else {
				high = middle - 1;
			}
		}
		return ~low;
	}

	/**
	 * Count the sorted keys before a probe.
	 * @param order the order of the keys
	 * @param keys the keys
	 * @param size the number of keys
	 * @param probe the probe
	 * @param inclusive whether to count also the keys that compare as 0
	 * @return the number of keys before the probe
	 */
	static int countBefore(Comparator<Object> order, @Nullable Object[] keys, int size, Object probe,
			boolean inclusive) {
		int least = inclusive ? 0 : 1;
		int low = 0;
		int high = size;
		while (low < high) {
			int middle = (low + high) >>> 1;
			if (order.compare(probe, keys[middle]) >= least) {
				low = middle + 1;
			}
			else {
				high = middle;
			}
		}
		return low;
	}

	/**
	 * Return the key to store next to another one. Equal numbers become one object, so
	 * that a search in a run of them reads a single place in memory.
	 * @param key the key
	 * @param neighbour the key before or after it, if there is one
	 * @return the neighbour if it is an equal number, or else the key
	 */
	static Object shared(Object key, @Nullable Object neighbour) {
		return (neighbour != null && key instanceof Number && key.equals(neighbour)) ? neighbour : key;
	}

	/**
	 * Return the number of items.
	 * @return the number of pairs of a leaf, of children of an inner node
	 */
	abstract int size();

	/**
	 * Return the number of pairs below this node.
	 * @return the number of pairs
	 */
	abstract int count();

	/**
	 * Return the node with a pair added. {@link TreeEdit#changed()} says whether it was
	 * absent; when the node had to be split, {@link TreeEdit#takeSibling()} is its new
	 * right half.
	 * @param key the key
	 * @param slot the slot
	 * @param last whether no node of this level is to the right
	 * @param edit the editor
	 * @return this node or a changed copy
	 */
	abstract TreeNode add(Object key, int slot, boolean last, TreeEdit edit);

	/**
	 * Return the node with the next sorted pairs added, beginning at
	 * {@link TreeEdit#position()}: at least one, at most as many as belong below this
	 * node, and none after the one for which this node had to be split.
	 * @param pairs the pairs
	 * @param end the position after the last pair that belongs below this node
	 * @param last whether no node of this level is to the right
	 * @param edit the editor
	 * @return this node or a changed copy
	 */
	abstract TreeNode addAll(SortedPairs pairs, int end, boolean last, TreeEdit edit);

	/**
	 * Return the node without a pair. {@link TreeEdit#changed()} says whether it was
	 * present; the node that is left may have too few items, or none.
	 * @param key the key
	 * @param slot the slot
	 * @param last whether no node of this level is to the right
	 * @param edit the editor
	 * @return this node or a changed copy
	 */
	abstract TreeNode remove(Object key, int slot, boolean last, TreeEdit edit);

	/**
	 * Join the items of this node and its right neighbour. When there are too many for
	 * one node, half of them become {@link TreeEdit#takeSibling()}.
	 * @param right the neighbour, of the same level
	 * @param key the key of the separator between the two
	 * @param slot the slot of that separator
	 * @param edit the editor
	 * @return the node of all items or of their first half
	 */
	abstract TreeNode join(TreeNode right, Object key, int slot, TreeEdit edit);

	final boolean isOwnedBy(TreeEdit edit) {
		return this.owner != null && this.owner == edit.owner();
	}

}
