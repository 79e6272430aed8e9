package io.github.springdata.memory.store.collection;

import java.util.Comparator;

/**
 * Immutable sorted multiset of (key, slot) pairs whose versions share structure, ordered
 * by key and then by slot.
 *
 * @param <K> the type of the keys
 */
public final class BPlusTree<K> {

	private BPlusTree() {
	}

	/**
	 * Return the tree without pairs.
	 * @param order the order of the keys
	 * @param <K> the type of the keys
	 * @return the empty tree
	 */
	public static <K> BPlusTree<K> empty(Comparator<? super K> order) {
		throw new UnsupportedOperationException();
	}

	/**
	 * Build a tree bottom-up from sorted pairs, in O(n).
	 * @param order the order of the keys
	 * @param keys the keys, ascending
	 * @param slots the slots, ascending among keys that compare equal; the i-th belongs
	 * to the i-th key
	 * @param <K> the type of the keys
	 * @return the tree of these pairs
	 * @throws IllegalArgumentException when the pairs are not strictly ascending or the
	 * arrays differ in length
	 */
	public static <K> BPlusTree<K> fromSorted(Comparator<? super K> order, Object[] keys, int[] slots) {
		throw new UnsupportedOperationException();
	}

	/**
	 * Return the number of pairs.
	 * @return the number of pairs
	 */
	public int size() {
		throw new UnsupportedOperationException();
	}

	/**
	 * Return the tree with a pair added.
	 * @param key the key
	 * @param slot the slot
	 * @return the changed tree; this tree when it holds the pair already
	 */
	public BPlusTree<K> add(K key, int slot) {
		throw new UnsupportedOperationException();
	}

	/**
	 * Return the tree without a pair.
	 * @param key the key
	 * @param slot the slot
	 * @return the changed tree; this tree when the pair is absent
	 */
	public BPlusTree<K> remove(K key, int slot) {
		throw new UnsupportedOperationException();
	}

	/**
	 * Return whether a pair is present.
	 * @param key the key
	 * @param slot the slot
	 * @return {@code true} when the tree holds the pair
	 */
	public boolean contains(K key, int slot) {
		throw new UnsupportedOperationException();
	}

	/**
	 * Count the pairs whose key is before a probe, in O(log n).
	 * @param probe a key, or a prefix key that compares as 0 with a run of keys
	 * @param inclusive whether to count also the pairs whose key compares as 0
	 * @return the number of pairs before the probe
	 */
	public int rank(K probe, boolean inclusive) {
		throw new UnsupportedOperationException();
	}

	/**
	 * Count the pairs strictly before a pair, in O(log n).
	 * @param key the key
	 * @param slot the slot
	 * @return the rank that the pair has or would have
	 */
	public int rank(K key, int slot) {
		throw new UnsupportedOperationException();
	}

	/**
	 * Return a cursor over the pairs of the ranks {@code from} (included) to {@code to}
	 * (excluded).
	 * @param fromRank the first rank
	 * @param toRank the rank after the last one
	 * @param ascending whether to start at {@code fromRank}; else the cursor starts at
	 * {@code toRank - 1} and goes down
	 * @return the cursor, before its first pair
	 * @throws IndexOutOfBoundsException unless {@code 0 <= fromRank <= toRank <= size()}
	 */
	public Cursor<K> cursor(int fromRank, int toRank, boolean ascending) {
		throw new UnsupportedOperationException();
	}

	/**
	 * Return an editor that starts with the pairs of this tree, in O(1).
	 * @return a transient that never changes this tree
	 */
	public Transient<K> asTransient() {
		throw new UnsupportedOperationException();
	}

	/**
	 * Forward-only position in a run of pairs.
	 *
	 * @param <K> the type of the keys
	 */
	public static final class Cursor<K> {

		private Cursor() {
		}

		/**
		 * Move to the next pair.
		 * @return {@code false} when there is none
		 */
		public boolean advance() {
			throw new UnsupportedOperationException();
		}

		/**
		 * Return the key of the present pair.
		 * @return the key
		 * @throws IllegalStateException when the cursor is not on a pair
		 */
		public K key() {
			throw new UnsupportedOperationException();
		}

		/**
		 * Return the slot of the present pair.
		 * @return the slot
		 * @throws IllegalStateException when the cursor is not on a pair
		 */
		public int slot() {
			throw new UnsupportedOperationException();
		}

	}

	/**
	 * Editor of a tree for one thread, which changes nodes that it alone can reach in
	 * place.
	 *
	 * @param <K> the type of the keys
	 */
	public static final class Transient<K> {

		private Transient() {
		}

		/**
		 * Return the number of pairs.
		 * @return the number of pairs
		 */
		public int size() {
			throw new UnsupportedOperationException();
		}

		/**
		 * Add a pair.
		 * @param key the key
		 * @param slot the slot
		 * @return {@code false} when the pair was present already
		 */
		public boolean add(K key, int slot) {
			throw new UnsupportedOperationException();
		}

		/**
		 * Remove a pair.
		 * @param key the key
		 * @param slot the slot
		 * @return {@code false} when the pair was absent
		 */
		public boolean remove(K key, int slot) {
			throw new UnsupportedOperationException();
		}

		/**
		 * Return whether a pair is present.
		 * @param key the key
		 * @param slot the slot
		 * @return {@code true} when the pair is present
		 */
		public boolean contains(K key, int slot) {
			throw new UnsupportedOperationException();
		}

		/**
		 * Count the pairs whose key is before a probe, in O(log n).
		 * @param probe a key, or a prefix key that compares as 0 with a run of keys
		 * @param inclusive whether to count also the pairs whose key compares as 0
		 * @return the number of pairs before the probe
		 */
		public int rank(K probe, boolean inclusive) {
			throw new UnsupportedOperationException();
		}

		/**
		 * Count the pairs strictly before a pair, in O(log n).
		 * @param key the key
		 * @param slot the slot
		 * @return the rank that the pair has or would have
		 */
		public int rank(K key, int slot) {
			throw new UnsupportedOperationException();
		}

		/**
		 * Return the present pairs as an immutable tree, in O(1); this transient stays
		 * usable.
		 * @return the tree
		 */
		public BPlusTree<K> persistent() {
			throw new UnsupportedOperationException();
		}

	}

}
