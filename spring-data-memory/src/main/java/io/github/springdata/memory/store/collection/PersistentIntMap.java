package io.github.springdata.memory.store.collection;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;

import org.jspecify.annotations.Nullable;

/**
 * Immutable map from non-negative {@code int}s to non-negative {@code int}s, for keys
 * that lie close to each other, such as those of a sequence.
 *
 * <h2>Shape</h2>
 * <p>
 * A radix trie of 32-way nodes, as in {@link PersistentVector}: each five bits of a key,
 * from the highest to the lowest, choose a child, and the last five an element of a
 * <em>leaf</em>, which holds the values of 32 neighbouring keys. There are no entries,
 * hash codes or boxed numbers: an entry takes four bytes where keys are dense, and is
 * found after as many steps as the greatest key has digits. Where keys are sparse a leaf
 * is mostly empty, see {@link Transient#leaves()}.
 *
 * <h2>Versions</h2>
 * <p>
 * A {@link Transient} copies the nodes that it changes, each once. It marks its copies
 * with a <em>token</em> that no other edit has, and changes nodes with that token in
 * place. Leaves are arrays of {@code int}s and hold the number of the token.
 */
final class PersistentIntMap {

	/**
	 * The value of a key that is absent.
	 */
	public static final int ABSENT = -1;

	private static final int BITS = 5;

	private static final int WIDTH = 1 << BITS;

	private static final int MASK = WIDTH - 1;

	private static final int TOP = 30;

	private static final @Nullable Object[] NO_CHILDREN = new Object[WIDTH + 1];

	private static final PersistentIntMap EMPTY = new PersistentIntMap(NO_CHILDREN, BITS, 0, 0);

	private final @Nullable Object[] root;

	private final int shift;

	private final int size;

	private final int leaves;

	private PersistentIntMap(@Nullable Object[] root, int shift, int size, int leaves) {
		this.root = root;
		this.shift = shift;
		this.size = size;
		this.leaves = leaves;
	}

	/**
	 * Return the map without entries.
	 * @return the empty map
	 */
	public static PersistentIntMap empty() {
		return EMPTY;
	}

	/**
	 * Return the number of entries.
	 * @return the number of entries
	 */
	public int size() {
		return this.size;
	}

	/**
	 * Return the value of a key.
	 * @param key the key, not negative
	 * @return the value, or {@link #ABSENT}
	 */
	public int get(int key) {
		return find(this.root, this.shift, key);
	}

	/**
	 * Pass each entry to an action, in ascending order of the keys.
	 * @param action receives key and value
	 */
	public void forEach(EntryConsumer action) {
		Objects.requireNonNull(action, "action must not be null");
		forEach(this.root, this.shift, 0, action);
	}

	private static void forEach(@Nullable Object[] node, int level, int start, EntryConsumer action) {
		for (int i = 0; i < WIDTH; i++) {
			Object child = node[i];
			int first = start | i << level;
			if (child instanceof Object[] inner) {
				forEach(inner, level - BITS, first, action);
			}
			else if (child instanceof int[] leaf) {
				for (int j = 0; j < WIDTH; j++) {
					if (leaf[j] != 0) {
						action.accept(first | j, leaf[j] - 1);
					}
				}
			}
		}
	}

	/**
	 * Return an editor that starts with the entries of this map, in O(1).
	 * @return a transient that never changes this map
	 */
	public Transient asTransient() {
		return new Transient(this);
	}

	private static boolean isBeyond(int key, int shift) {
		return shift < TOP && key >>> shift + BITS != 0;
	}

	private static int find(@Nullable Object[] root, int shift, int key) {
		if (isBeyond(key, shift)) {
			return ABSENT;
		}
		@Nullable Object[] node = root;
		for (int level = shift; level > BITS; level -= BITS) {
			Object child = node[key >>> level & MASK];
			if (child == null) {
				return ABSENT;
			}
			node = (Object[]) child;
		}
		int[] leaf = (int[]) node[key >>> BITS & MASK];
		return (leaf != null) ? leaf[key & MASK] - 1 : ABSENT;
	}

	/**
	 * Consumer of entries.
	 */
	@FunctionalInterface
	public interface EntryConsumer {

		/**
		 * Take an entry.
		 * @param key the key
		 * @param value the value
		 */
		void accept(int key, int value);

	}

	/**
	 * Mark that sets the nodes of one edit apart from all others.
	 */
	private static final class Token {

		private static final AtomicLong LAST = new AtomicLong();

		private final long number = LAST.incrementAndGet();

	}

	/**
	 * Editor of a map for one thread, which changes nodes that it alone can reach in
	 * place.
	 */
	public static final class Transient {

		private static final int NUMBER = WIDTH;

		private PersistentIntMap origin;

		private @Nullable Token token;

		private @Nullable Object[] root;

		private int shift;

		private int size;

		private int leaves;

		private Transient(PersistentIntMap origin) {
			this.origin = origin;
			this.root = origin.root;
			this.shift = origin.shift;
			this.size = origin.size;
			this.leaves = origin.leaves;
		}

		/**
		 * Return the number of entries.
		 * @return the number of entries
		 */
		public int size() {
			return this.size;
		}

		/**
		 * Return the number of leaves, each of which takes as much memory as 32 values.
		 * @return the number of leaves
		 */
		public int leaves() {
			return this.leaves;
		}

		/**
		 * Return the value of a key.
		 * @param key the key, not negative
		 * @return the value, or {@link #ABSENT}
		 */
		public int get(int key) {
			return find(this.root, this.shift, key);
		}

		/**
		 * Add an entry or replace its value.
		 * @param key the key, not negative
		 * @param value the value, not negative and below {@link Integer#MAX_VALUE}
		 * @return the previous value, or {@link #ABSENT}
		 */
		public int put(int key, int value) {
			int[] leaf = editableLeaf(key);
			int previous = leaf[key & MASK] - 1;
			leaf[key & MASK] = value + 1;
			if (previous == ABSENT) {
				this.size++;
			}
			return previous;
		}

		/**
		 * Remove a key.
		 * @param key the key, not negative
		 * @return the previous value, or {@link #ABSENT}
		 */
		public int remove(int key) {
			int previous = get(key);
			if (previous == ABSENT) {
				return ABSENT;
			}
			int[] leaf = editableLeaf(key);
			leaf[key & MASK] = 0;
			this.size--;
			if (isEmpty(leaf)) {
				this.leaves--;
				prune(this.root, this.shift, key);
			}
			return previous;
		}

		/**
		 * Return the present entries as an immutable map, in O(1); this transient stays
		 * usable.
		 * @return the map
		 */
		public PersistentIntMap persistent() {
			if (this.root != this.origin.root || this.token != null) {
				this.origin = new PersistentIntMap(this.root, this.shift, this.size, this.leaves);
				this.token = null;
			}
			return this.origin;
		}

		private int[] editableLeaf(int key) {
			while (isBeyond(key, this.shift)) {
				grow();
			}
			Token token = token();
			this.root = editable(this.root, token);
			@Nullable Object[] node = this.root;
			for (int level = this.shift; level > BITS; level -= BITS) {
				int index = key >>> level & MASK;
				Object child = node[index];
				@Nullable Object[] inner = editable((child != null) ? (Object[]) child : NO_CHILDREN, token);
				node[index] = inner;
				node = inner;
			}
			int index = key >>> BITS & MASK;
			int[] leaf = editable((int[]) node[index], token);
			node[index] = leaf;
			return leaf;
		}

		private Token token() {
			Token present = this.token;
			if (present == null) {
				present = new Token();
				this.token = present;
			}
			return present;
		}

		/**
		 * Add a level. A map without entries has no node to keep.
		 */
		private void grow() {
			if (this.size > 0) {
				@Nullable Object[] parent = editable(NO_CHILDREN, token());
				parent[0] = this.root;
				this.root = parent;
			}
			this.shift += BITS;
		}

		private static @Nullable Object[] editable(@Nullable Object[] node, Token token) {
			if (node[WIDTH] == token) {
				return node;
			}
			@Nullable Object[] copy = node.clone();
			copy[WIDTH] = token;
			return copy;
		}

		private int[] editable(int @Nullable [] leaf, Token token) {
			int low = (int) token.number;
			int high = (int) (token.number >>> Integer.SIZE);
			if (leaf != null && leaf[NUMBER] == low && leaf[NUMBER + 1] == high) {
				return leaf;
			}
			if (leaf == null) {
				this.leaves++;
			}
			int[] copy = (leaf != null) ? leaf.clone() : new int[WIDTH + 2];
			copy[NUMBER] = low;
			copy[NUMBER + 1] = high;
			return copy;
		}

		private static boolean isEmpty(int[] leaf) {
			for (int i = 0; i < WIDTH; i++) {
				if (leaf[i] != 0) {
					return false;
				}
			}
			return true;
		}

		/**
		 * Drop the leaf of a key, and what becomes empty above it, of nodes that are
		 * editable.
		 * @return whether the node itself is empty
		 */
		private static boolean prune(@Nullable Object[] node, int level, int key) {
			int index = key >>> level & MASK;
			if (level == BITS || prune((Object[]) Objects.requireNonNull(node[index]), level - BITS, key)) {
				node[index] = null;
			}
			for (int i = 0; i < WIDTH; i++) {
				if (node[i] != null) {
					return false;
				}
			}
			return true;
		}

	}

}
