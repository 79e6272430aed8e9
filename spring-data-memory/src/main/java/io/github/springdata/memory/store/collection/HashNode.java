package io.github.springdata.memory.store.collection;

import java.util.function.BiConsumer;

import org.jspecify.annotations.Nullable;

/**
 * Node of the trie behind a {@link PersistentHashMap}. Its {@code content} holds the
 * child nodes first and then the node's own entries (key, value, key, value and so on).
 */
abstract sealed class HashNode permits BitmapNode, CollisionNode {

	static final HashNode EMPTY = new BitmapNode(null, 0, 0, new Object[0]);

	private final @Nullable Object owner;

	Object[] content;

	/**
	 * @param owner the token of the only editor that may change this node in place, or
	 * {@code null} when nobody may
	 * @param content the entries and the child nodes
	 */
	HashNode(@Nullable Object owner, Object[] content) {
		this.owner = owner;
		this.content = content;
	}

	static boolean sameKey(Object key, Object candidate) {
		return key == candidate || key.equals(candidate);
	}

	/**
	 * Return the node with an entry added or its value replaced. All calls to methods of
	 * keys happen before the first change.
	 * @param key the key
	 * @param value the value
	 * @param hash the bits of the mixed hash that are left at this depth, in the high
	 * bits
	 * @param depth the number of nodes above this one
	 * @param edit receives the previous value
	 * @return a changed copy, or this node when it was changed in place or not at all
	 */
	abstract HashNode put(Object key, Object value, int hash, int depth, HashEdit edit);

	/**
	 * Return the node without a key.
	 * @param key the key
	 * @param hash as in {@link #put}
	 * @param depth as in {@link #put}
	 * @param edit receives the previous value
	 * @return a changed copy, or this node when it was changed in place or not at all
	 */
	abstract HashNode remove(Object key, int hash, int depth, HashEdit edit);

	/**
	 * Return the number of child nodes.
	 * @return the number of children at the start of {@code content}
	 */
	abstract int childCount();

	/**
	 * Return the number of entries in the node itself.
	 * @return the number of entries after the children
	 */
	abstract int entryCount();

	final HashNode child(int index) {
		return (HashNode) this.content[index];
	}

	/**
	 * Return whether the node is a lone entry, which its parent must take over.
	 * @return {@code true} if there is one entry and no child
	 */
	final boolean isLoneEntry() {
		return entryCount() == 1 && childCount() == 0;
	}

	final boolean isOwnedBy(HashEdit edit) {
		return this.owner != null && this.owner == edit.owner();
	}

	final void forEach(BiConsumer<Object, Object> action) {
		int entries = childCount();
		for (int i = 0; i < entries; i++) {
			child(i).forEach(action);
		}
		for (int i = entries, end = entries + 2 * entryCount(); i < end; i += 2) {
			action.accept(this.content[i], this.content[i + 1]);
		}
	}

}
