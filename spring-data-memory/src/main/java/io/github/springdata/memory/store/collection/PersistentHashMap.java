package io.github.springdata.memory.store.collection;

import java.util.Objects;
import java.util.function.BiConsumer;

import org.jspecify.annotations.Nullable;

/**
 * Immutable hash map whose versions share structure; keys and values are never
 * {@code null}.
 *
 * <h2>Shape</h2> The map is a compressed hash-array mapped prefix tree (CHAMP) [2], a
 * leaner form of Bagwell's hash trie [1]. Each node looks at six bits of the hash of a
 * key and so has 64 branches; a branch is empty, one entry, or a child node that looks at
 * the next six bits. Two bitmaps say which of the branches are entries and which are
 * children, and one array holds them without gaps: first the children, then the entries
 * (key, value). The position of a branch among its kind is the number of bits set below
 * it in its bitmap. Six levels use up the 32 bits of a hash; keys that still agree share
 * a {@link CollisionNode}, which is searched entry by entry. No path is longer than seven
 * nodes, whatever the keys do.
 *
 * <h2>Hashes</h2> Where {@code hashCode} is regular, a trie that looks at raw bits gets
 * deep or scattered. The high half of the hash is folded into the low half, as in
 * {@link java.util.HashMap}, for hashes whose low bits say little. The trie then looks at
 * bits 18 to 23 first, at the 18 below them next, six at a time, and at the eight above
 * them last. Both steps can be undone, so no two hashes that differ become equal. The
 * order is made for ids from a sequence: below 16 million, they fill nodes of the fourth
 * level to the brim, and ids that follow each other are in the same node, which is in the
 * processor's cache while they are added. Hashes are not stored: a key is asked again
 * when its entry moves one level down.
 *
 * <h2>Changes</h2> An edit copies the nodes on the path from the root to the entry and
 * shares everything else. Removal keeps the shape canonical: a node below the root that
 * would be left with one entry and no child gives this entry to its parent, so the shape
 * depends on the entries only, not on how the map came about (but for the order within a
 * collision node).
 *
 * <h2>Transients</h2> A {@link Transient} has a token, which it writes into each node
 * that it creates. It changes nodes that bear its token in place, as nobody else can
 * reach them, and copies all others. {@link Transient#persistent()} freezes the nodes by
 * dropping the token for a new one. A node that grows in place gets some unused room at
 * the end of its array, so that not each addition needs a new one.
 *
 * <h2>Keys that misbehave</h2> All calls to {@code hashCode} and {@code equals} of keys
 * happen on the way down, before the first change. When a key throws, the map or the
 * transient is what it was before the call. When they are inconsistent, an entry may
 * become impossible to find, but the structure stays intact. A key that changes the
 * transient which calls it is refused.
 *
 * <h2>References</h2>
 * <ol>
 * <li>Phil Bagwell: Ideal Hash Trees. EPFL, 2001.</li>
 * <li>Michael J. Steindorfer, Jurgen J. Vinju: Optimizing Hash-Array Mapped Tries for
 * Fast and Lean Immutable JVM Collections. OOPSLA 2015.</li>
 * </ol>
 *
 * @param <K> the type of the keys
 * @param <V> the type of the values
 */
public final class PersistentHashMap<K, V> {

	private static final PersistentHashMap<?, ?> EMPTY = new PersistentHashMap<>(HashNode.EMPTY, 0);

	private final HashNode root;

	private final int size;

	private PersistentHashMap(HashNode root, int size) {
		this.root = root;
		this.size = size;
	}

	/**
	 * Return the map without entries.
	 * @param <K> the type of the keys
	 * @param <V> the type of the values
	 * @return the empty map
	 */
	@SuppressWarnings("unchecked")
	public static <K, V> PersistentHashMap<K, V> empty() {
		return (PersistentHashMap<K, V>) EMPTY;
	}

	/**
	 * Mix the bits of the hash of a key: fold it, and then bring the bits that the trie
	 * looks at first to the high end (18 to 23, 12 to 17, 6 to 11, 0 to 5, 24 to 29, 30
	 * to 31).
	 */
	static int hash(Object key) {
		int hash = key.hashCode();
		int folded = hash ^ (hash >>> 16);
		return (folded << 8) | ((folded >>> 22) & 0xFC) | (folded >>> 30);
	}

	private static @Nullable Object find(HashNode root, Object key) {
		int hash = hash(key);
		Object node = root;
		while (node instanceof BitmapNode bitmap) {
			long branch = BitmapNode.branch(hash);
			if ((bitmap.childMap() & branch) == 0) {
				return findEntry(bitmap, branch, key);
			}
			node = bitmap.content[bitmap.childIndex(branch)];
			hash <<= BitmapNode.BITS;
		}
		return ((CollisionNode) node).find(key);
	}

	private static @Nullable Object findEntry(BitmapNode node, long branch, Object key) {
		if ((node.entryMap() & branch) == 0) {
			return null;
		}
		int index = node.entryIndex(branch);
		return HashNode.sameKey(key, node.content[index]) ? node.content[index + 1] : null;
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
	 * @param key the key to look up
	 * @return the value, or {@code null} when the key is absent
	 */
	@SuppressWarnings("unchecked")
	public @Nullable V get(Object key) {
		Objects.requireNonNull(key, "key must not be null");
		return (V) find(this.root, key);
	}

	/**
	 * Return the map with the given entry added or its value replaced. A key that is
	 * present already is kept, as in {@link java.util.HashMap}.
	 * @param key the key
	 * @param value the value
	 * @return the changed map; this map when it holds that very value already
	 */
	public PersistentHashMap<K, V> put(K key, V value) {
		Objects.requireNonNull(key, "key must not be null");
		Objects.requireNonNull(value, "value must not be null");
		HashEdit edit = new HashEdit(null);
		HashNode changed = edit.put(this.root, key, value);
		if (changed == this.root) {
			return this;
		}
		return new PersistentHashMap<>(changed, (edit.takePrevious() != null) ? this.size : this.size + 1);
	}

	/**
	 * Pass each entry to an action, in no particular order.
	 * @param action receives key and value
	 */
	@SuppressWarnings("unchecked")
	public void forEach(BiConsumer<? super K, ? super V> action) {
		Objects.requireNonNull(action, "action must not be null");
		this.root.forEach((BiConsumer<Object, Object>) action);
	}

	/**
	 * Return an editor that starts with the entries of this map, in O(1).
	 * @return a transient that never changes this map
	 */
	public Transient<K, V> asTransient() {
		return new Transient<>(this);
	}

	HashNode root() {
		return this.root;
	}

	/**
	 * Editor of a map for one thread, which changes nodes that it alone can reach in
	 * place.
	 *
	 * @param <K> the type of the keys
	 * @param <V> the type of the values
	 */
	public static final class Transient<K, V> {

		private final HashEdit edit = new HashEdit(new Object());

		private PersistentHashMap<K, V> origin;

		private HashNode root;

		private int size;

		private Transient(PersistentHashMap<K, V> origin) {
			this.origin = origin;
			this.root = origin.root;
			this.size = origin.size;
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
		 * @param key the key to look up
		 * @return the value, or {@code null} when the key is absent
		 */
		@SuppressWarnings("unchecked")
		public @Nullable V get(Object key) {
			Objects.requireNonNull(key, "key must not be null");
			return (V) find(this.root, key);
		}

		/**
		 * Add an entry or replace its value. A key that is present already is kept.
		 * @param key the key
		 * @param value the value
		 * @return the previous value, or {@code null} when the key was absent
		 */
		@SuppressWarnings("unchecked")
		public @Nullable V put(K key, V value) {
			Objects.requireNonNull(key, "key must not be null");
			Objects.requireNonNull(value, "value must not be null");
			this.root = this.edit.put(this.root, key, value);
			Object previous = this.edit.takePrevious();
			if (previous == null) {
				this.size++;
			}
			return (V) previous;
		}

		/**
		 * Remove a key.
		 * @param key the key
		 * @return the previous value, or {@code null} when the key was absent
		 */
		@SuppressWarnings("unchecked")
		public @Nullable V remove(Object key) {
			Objects.requireNonNull(key, "key must not be null");
			this.root = this.edit.remove(this.root, key);
			Object previous = this.edit.takePrevious();
			if (previous != null) {
				this.size--;
			}
			return (V) previous;
		}

		/**
		 * Return the present entries as an immutable map, in O(1); this transient stays
		 * usable.
		 * @return the map
		 */
		public PersistentHashMap<K, V> persistent() {
			if (this.root != this.origin.root) {
				this.origin = new PersistentHashMap<>(this.root, this.size);
				this.edit.renewOwner();
			}
			return this.origin;
		}

	}

}
