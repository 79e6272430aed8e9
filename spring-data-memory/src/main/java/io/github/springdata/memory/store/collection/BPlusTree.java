package io.github.springdata.memory.store.collection;

import java.util.Comparator;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * Immutable sorted multiset of keys, each with a slot, whose versions share structure.
 * Its elements are (key, slot) pairs, ordered by key and then by slot; a key may occur
 * with any number of slots.
 *
 * <h2>Shape</h2> The tree is a B+ tree [1, 2]: all pairs are in leaves, all leaves have
 * the same depth, and inner nodes hold separators, which lead the way. A leaf holds its
 * keys and its slots in two arrays, so that a scan reads memory in order and a pair costs
 * two array elements and no object. A separator is a pair itself, as a run of equal keys
 * may fill many leaves. Nodes are wide, which makes the tree flat: four levels for a
 * million pairs.
 *
 * <h2>Ranks</h2> An inner node holds the number of pairs below each of its children (an
 * order-statistic tree [3]). The rank of a probe is the sum of these numbers to the left
 * of the path to it, so a range is counted exactly, in O(log n), without looking at what
 * is in it. Cursors work on ranks: two probes give the ends of a range, and a cursor goes
 * from either end to the other. It keeps the path to its leaf, since leaves without links
 * to their neighbours can be shared between versions.
 *
 * <h2>Changes</h2> An edit copies the nodes on the path from the root to the leaf and
 * shares everything else. A full node is split. A node that has less than a quarter of
 * the items that it could have is joined with a neighbour, or takes over some of the
 * neighbour's items; the root gives way to its only child. Two cases are split unevenly,
 * as the right half of an even split would grow and the left half stay half full for
 * ever: a new last pair leaves all others where they are, and the end of a run of equal
 * keys is where its leaf is cut. The price of the first is that the last node of each
 * level may have as few as one item.
 *
 * <h2>Transients</h2> A {@link Transient} has a token, which it writes into each node
 * that it creates. It changes nodes that bear its token in place, as nobody else can
 * reach them, and copies all others. {@link Transient#persistent()} freezes the nodes by
 * dropping the token for a new one.
 *
 * <h2>Comparators that misbehave</h2> Keys are compared by the comparator only; equality
 * of keys plays no part, so a probe may be a prefix that compares as 0 with a whole run
 * of keys. All comparisons happen on the way down, before the first change. When the
 * comparator throws, the tree or the transient is what it was before the call. When it is
 * inconsistent, a pair may end up where it is not found, but depth, fill and counts are
 * right, and each search ends after the steps of a binary search. A comparator that
 * changes the transient which calls it is refused.
 *
 * <h2>References</h2>
 * <ol>
 * <li>Rudolf Bayer, Edward M. McCreight: Organization and Maintenance of Large Ordered
 * Indexes. Acta Informatica 1, 1972.</li>
 * <li>Douglas Comer: The Ubiquitous B-Tree. ACM Computing Surveys 11(2), 1979.</li>
 * <li>Thomas H. Cormen, Charles E. Leiserson, Ronald L. Rivest, Clifford Stein:
 * Introduction to Algorithms, chapter on augmenting data structures. 3rd edition,
 * 2009.</li>
 * </ol>
 *
 * @param <K> the type of the keys
 */
public final class BPlusTree<K> {

	/**
	 * The fewest pairs that are worth merging.
	 */
	private static final int MIN_MERGED = 32;

	/**
	 * Pairs are merged with at most so many times as many that are there.
	 */
	private static final int MERGED_SHARE = 8;

	private final Comparator<Object> order;

	private final TreeNode root;

	private final int size;

	private BPlusTree(Comparator<Object> order, TreeNode root, int size) {
		this.order = order;
		this.root = root;
		this.size = size;
	}

	/**
	 * Return the tree without pairs.
	 * @param order the order of the keys
	 * @param <K> the type of the keys
	 * @return the empty tree
	 */
	public static <K> BPlusTree<K> empty(Comparator<? super K> order) {
		return new BPlusTree<>(untyped(order), LeafNode.EMPTY, 0);
	}

	/**
	 * Build a tree bottom-up from sorted pairs, in O(n).
	 * @param order the order of the keys
	 * @param keys the keys, ascending; instances of {@code K}
	 * @param slots the slots, ascending among keys that compare as 0; the i-th belongs to
	 * the i-th key
	 * @param <K> the type of the keys
	 * @return the tree of these pairs
	 * @throws IllegalArgumentException when the pairs are not strictly ascending or the
	 * arrays differ in length
	 */
	public static <K> BPlusTree<K> fromSorted(Comparator<? super K> order, Object[] keys, int[] slots) {
		Comparator<Object> untyped = untyped(order);
		checkLengths(keys, slots);
		return new BPlusTree<>(untyped, new TreeBuilder(untyped, keys, slots).checked().build(), keys.length);
	}

	private static void checkLengths(Object[] keys, int[] slots) {
		Objects.requireNonNull(keys, "keys must not be null");
		Objects.requireNonNull(slots, "slots must not be null");
		if (keys.length != slots.length) {
			throw new IllegalArgumentException(
					"There are %d keys but %d slots; pass one slot for each key".formatted(keys.length, slots.length));
		}
	}

	@SuppressWarnings("unchecked")
	private static Comparator<Object> untyped(Comparator<?> order) {
		Objects.requireNonNull(order, "order must not be null");
		return (Comparator<Object>) order;
	}

	private static int rank(TreeNode root, Comparator<Object> order, Object probe, boolean inclusive) {
		Objects.requireNonNull(probe, "probe must not be null");
		int rank = 0;
		TreeNode node = root;
		while (node instanceof InnerNode inner) {
			int index = inner.indexOf(order, probe, inclusive);
			rank += inner.countBefore(index);
			node = inner.child(index);
		}
		return rank + ((LeafNode) node).countBefore(order, probe, inclusive);
	}

	/**
	 * Whether a pair has a key: mostly on one way down, on two where a separator may be
	 * equal to the probe.
	 */
	private static boolean contains(TreeNode root, Comparator<Object> order, Object probe) {
		Objects.requireNonNull(probe, "probe must not be null");
		TreeNode node = root;
		while (node instanceof InnerNode inner) {
			node = inner.child(inner.indexOf(order, probe, false));
		}
		LeafNode leaf = (LeafNode) node;
		int index = leaf.countBefore(order, probe, false);
		return (index < leaf.size()) ? order.compare(probe, leaf.keys()[index]) == 0
				: rank(root, order, probe, true) > rank(root, order, probe, false);
	}

	/**
	 * Return the number of pairs.
	 * @return the number of pairs
	 */
	public int size() {
		return this.size;
	}

	/**
	 * Whether any pair has a key, in O(log n).
	 * @param probe a key, or a prefix key that compares as 0 with a run of keys
	 * @return {@code true} when there is one whose key compares as 0
	 */
	public boolean contains(K probe) {
		return contains(this.root, this.order, probe);
	}

	/**
	 * Count the pairs whose key is before a probe, in O(log n).
	 * @param probe a key, or a prefix key that compares as 0 with a run of keys; the
	 * comparator gets it as its first argument
	 * @param inclusive whether to count also the pairs whose key compares as 0
	 * @return the number of pairs before the probe
	 */
	public int rank(K probe, boolean inclusive) {
		return rank(this.root, this.order, probe, inclusive);
	}

	/**
	 * Return a cursor over the pairs of the ranks {@code fromRank} (included) to
	 * {@code toRank} (excluded).
	 * @param fromRank the first rank
	 * @param toRank the rank after the last one
	 * @param ascending whether to start at {@code fromRank}; else the cursor starts at
	 * {@code toRank - 1} and goes down
	 * @return the cursor, before its first pair
	 * @throws IndexOutOfBoundsException unless {@code 0 <= fromRank <= toRank <= size()}
	 */
	public Cursor<K> cursor(int fromRank, int toRank, boolean ascending) {
		Objects.checkFromToIndex(fromRank, toRank, this.size);
		return new Cursor<>(this.root, ascending ? fromRank : toRank - 1, toRank - fromRank, ascending);
	}

	/**
	 * Return an editor that starts with the pairs of this tree, in O(1).
	 * @return a transient that never changes this tree
	 */
	public Transient<K> asTransient() {
		return new Transient<>(this);
	}

	TreeNode root() {
		return this.root;
	}

	/**
	 * Position in a run of pairs that moves one way, pair by pair.
	 *
	 * @param <K> the type of the keys
	 */
	public static final class Cursor<K> {

		private final TreeNode root;

		private final int start;

		private final int step;

		private int remaining;

		private @Nullable TreePath path;

		private @Nullable Object[] keys = LeafNode.EMPTY.keys();

		private int[] slots = LeafNode.EMPTY.slots();

		private int position;

		private int limit;

		private boolean onPair;

		private Cursor(TreeNode root, int start, int count, boolean ascending) {
			this.root = root;
			this.start = start;
			this.remaining = count;
			this.step = ascending ? 1 : -1;
			this.limit = this.step;
		}

		/**
		 * Move to the next pair.
		 * @return {@code false} when there is none
		 */
		public boolean advance() {
			if (this.remaining == 0) {
				this.onPair = false;
				return false;
			}
			this.remaining--;
			this.position += this.step;
			if (this.position == this.limit) {
				nextLeaf();
			}
			this.onPair = true;
			return true;
		}

		private void nextLeaf() {
			LeafNode leaf;
			if (this.path == null) {
				this.path = TreePath.to(this.root, this.start);
				leaf = this.path.leaf();
				this.position = this.path.position();
			}
			else {
				leaf = this.path.move(this.step);
				this.position = (this.step > 0) ? 0 : leaf.size() - 1;
			}
			this.keys = leaf.keys();
			this.slots = leaf.slots();
			this.limit = (this.step > 0) ? leaf.size() : -1;
		}

		/**
		 * Return the key of the present pair.
		 * @return the key
		 * @throws IllegalStateException when the cursor is not on a pair
		 */
		@SuppressWarnings("unchecked")
		public K key() {
			checkOnPair();
			return (K) Objects.requireNonNull(this.keys[this.position]);
		}

		/**
		 * Return the slot of the present pair.
		 * @return the slot
		 * @throws IllegalStateException when the cursor is not on a pair
		 */
		public int slot() {
			checkOnPair();
			return this.slots[this.position];
		}

		private void checkOnPair() {
			if (!this.onPair) {
				throw new IllegalStateException("The cursor is not on a pair; call advance() and check its result");
			}
		}

	}

	/**
	 * Editor of a tree for one thread, which changes nodes that it alone can reach in
	 * place.
	 *
	 * @param <K> the type of the keys
	 */
	public static final class Transient<K> {

		private final TreeEdit edit;

		private BPlusTree<K> origin;

		private TreeNode root;

		private int size;

		private Transient(BPlusTree<K> origin) {
			this.edit = new TreeEdit(origin.order);
			this.origin = origin;
			this.root = origin.root;
			this.size = origin.size;
		}

		/**
		 * Return the number of pairs.
		 * @return the number of pairs
		 */
		public int size() {
			return this.size;
		}

		/**
		 * Add a pair.
		 * @param key the key
		 * @param slot the slot
		 * @return {@code false} when the pair was present already
		 */
		public boolean add(K key, int slot) {
			Objects.requireNonNull(key, "key must not be null");
			this.root = this.edit.add(this.root, key, slot);
			if (this.edit.changed()) {
				this.size++;
			}
			return this.edit.changed();
		}

		/**
		 * Add pairs. Many of them are merged with those that are here, and the tree is
		 * built anew; few are added leaf by leaf. When the comparator throws, none has
		 * been added, unless it has contradicted itself before.
		 * @param keys the keys, in any order; instances of {@code K}
		 * @param slots the slots; the i-th belongs to the i-th key
		 * @throws IllegalArgumentException when the arrays differ in length
		 */
		@SuppressWarnings("unchecked")
		public void addAll(Object[] keys, int[] slots) {
			checkLengths(keys, slots);
			SortedPairs added = this.edit.compare(() -> SortedPairs.of(this.origin.order, keys, slots));
			if (added != null && added.size() >= MIN_MERGED && added.size() >= this.size / MERGED_SHARE) {
				merge(added);
				return;
			}
			if (added != null) {
				this.root = this.edit.addAll(this.root, added);
				this.size += this.edit.changes();
				return;
			}
			for (int i = 0; i < keys.length; i++) {
				add((K) keys[i], slots[i]);
			}
		}

		private void merge(SortedPairs added) {
			Comparator<Object> order = this.origin.order;
			SortedPairs all = (this.size == 0) ? added
					: this.edit.compare(() -> added.and(order, new Cursor<>(this.root, 0, this.size, true), this.size));
			this.root = new TreeBuilder(order, all.keys(), all.slots()).build();
			this.size = all.size();
		}

		/**
		 * Remove a pair.
		 * @param key the key
		 * @param slot the slot
		 * @return {@code false} when the pair was absent
		 */
		public boolean remove(K key, int slot) {
			Objects.requireNonNull(key, "key must not be null");
			this.root = this.edit.remove(this.root, key, slot);
			if (this.edit.changed()) {
				this.size--;
			}
			return this.edit.changed();
		}

		/**
		 * Whether any pair has a key, in O(log n).
		 * @param probe a key, or a prefix key that compares as 0 with a run of keys
		 * @return {@code true} when there is one whose key compares as 0
		 */
		public boolean contains(K probe) {
			return BPlusTree.contains(this.root, this.origin.order, probe);
		}

		/**
		 * Count the pairs whose key is before a probe, in O(log n).
		 * @param probe a key, or a prefix key that compares as 0 with a run of keys; the
		 * comparator gets it as its first argument
		 * @param inclusive whether to count also the pairs whose key compares as 0
		 * @return the number of pairs before the probe
		 */
		public int rank(K probe, boolean inclusive) {
			return BPlusTree.rank(this.root, this.origin.order, probe, inclusive);
		}

		/**
		 * Return the present pairs as an immutable tree, in O(1); this transient stays
		 * usable.
		 * @return the tree
		 */
		public BPlusTree<K> persistent() {
			if (this.root != this.origin.root) {
				this.origin = new BPlusTree<>(this.origin.order, this.root, this.size);
				this.edit.renewOwner();
			}
			return this.origin;
		}

	}

}
