package io.github.springdata.memory.store.collection;

import org.jspecify.annotations.Nullable;

/**
 * Inner node with up to 32 branches, each of which is empty, an entry or a child node.
 * Entries are in the order of their branches; children are in the opposite order, so that
 * both are indexed without knowing how many of the other there are.
 */
final class BitmapNode extends HashNode {

	static final int BITS = 5;

	/** Number of levels that use up the 32 bits of a hash. */
	static final int LEVELS = 7;

	private int entryMap;

	private int childMap;

	BitmapNode(@Nullable Object owner, int entryMap, int childMap, Object[] content) {
		super(owner, content);
		this.entryMap = entryMap;
		this.childMap = childMap;
	}

	static int branch(int hash) {
		return 1 << (hash >>> (Integer.SIZE - BITS));
	}

	/**
	 * Build the smallest subtree of two entries whose keys differ.
	 */
	private static HashNode join(@Nullable Object owner, Object[] entries, int firstHash, int secondHash, int depth) {
		if (depth >= LEVELS) {
			return new CollisionNode(owner, entries);
		}
		int first = branch(firstHash);
		int second = branch(secondHash);
		if (first == second) {
			HashNode child = join(owner, entries, firstHash << BITS, secondHash << BITS, depth + 1);
			return new BitmapNode(owner, 0, first, new Object[] { child });
		}
		Object[] content = entries;
		if (Integer.compareUnsigned(first, second) > 0) {
			content = new Object[] { entries[2], entries[3], entries[0], entries[1] };
		}
		return new BitmapNode(owner, first | second, 0, content);
	}

	int entryMap() {
		return this.entryMap;
	}

	int childMap() {
		return this.childMap;
	}

	@Override
	int entryCount() {
		return Integer.bitCount(this.entryMap);
	}

	int entryIndex(int branch) {
		return 2 * Integer.bitCount(this.entryMap & (branch - 1));
	}

	int childIndex(int branch) {
		return this.content.length - 1 - Integer.bitCount(this.childMap & (branch - 1));
	}

	@Override
	HashNode put(Object key, Object value, int hash, int depth, HashEdit edit) {
		int branch = branch(hash);
		if ((this.childMap & branch) != 0) {
			return putIntoChild(childIndex(branch), key, value, hash, depth, edit);
		}
		int index = entryIndex(branch);
		if ((this.entryMap & branch) == 0) {
			return with(this.entryMap | branch, this.childMap, withEntry(this.content, index, key, value), edit);
		}
		Object present = this.content[index];
		if (sameKey(key, present)) {
			return replace(index + 1, value, edit);
		}
		int presentHash = PersistentHashMap.hash(present) << (BITS * depth);
		return split(branch, index, presentHash, key, value, hash, depth, edit);
	}

	private HashNode putIntoChild(int index, Object key, Object value, int hash, int depth, HashEdit edit) {
		HashNode child = (HashNode) this.content[index];
		HashNode changed = child.put(key, value, hash << BITS, depth + 1, edit);
		return (changed != child) ? withElement(index, changed, edit) : this;
	}

	private HashNode replace(int index, Object value, HashEdit edit) {
		edit.previous = this.content[index];
		return (edit.previous != value) ? withElement(index, value, edit) : this;
	}

	private HashNode split(int branch, int index, int presentHash, Object key, Object value, int hash, int depth,
			HashEdit edit) {
		Object[] entries = { this.content[index], this.content[index + 1], key, value };
		HashNode child = join(edit.owner, entries, presentHash << BITS, hash << BITS, depth + 1);
		int childMap = this.childMap | branch;
		Object[] changed = new Object[this.content.length - 1];
		int childIndex = changed.length - 1 - Integer.bitCount(childMap & (branch - 1));
		System.arraycopy(this.content, 0, changed, 0, index);
		System.arraycopy(this.content, index + 2, changed, index, childIndex - index);
		changed[childIndex] = child;
		System.arraycopy(this.content, childIndex + 2, changed, childIndex + 1, changed.length - childIndex - 1);
		return with(this.entryMap ^ branch, childMap, changed, edit);
	}

	@Override
	HashNode remove(Object key, int hash, int depth, HashEdit edit) {
		int branch = branch(hash);
		if ((this.childMap & branch) != 0) {
			return removeFromChild(branch, key, hash, depth, edit);
		}
		int index = entryIndex(branch);
		if ((this.entryMap & branch) == 0 || !sameKey(key, this.content[index])) {
			return this;
		}
		edit.previous = this.content[index + 1];
		Object[] changed = withoutEntry(this.content, index);
		int entryMap = this.entryMap ^ branch;
		if (depth > 0 && this.childMap == 0 && changed.length == 2) {
			return new BitmapNode(edit.owner, entryMap, 0, changed);
		}
		return with(entryMap, this.childMap, changed, edit);
	}

	private HashNode removeFromChild(int branch, Object key, int hash, int depth, HashEdit edit) {
		int index = childIndex(branch);
		HashNode child = (HashNode) this.content[index];
		HashNode changed = child.remove(key, hash << BITS, depth + 1, edit);
		if (changed == child) {
			return this;
		}
		if (!changed.isLoneEntry()) {
			return withElement(index, changed, edit);
		}
		return (depth > 0 && this.content.length == 1) ? changed : inline(branch, index, changed, edit);
	}

	/**
	 * Take over the lone entry of a child: the trie never has a node of one entry below
	 * the root, so that equal maps have equal shapes.
	 */
	private HashNode inline(int branch, int childIndex, HashNode child, HashEdit edit) {
		int index = entryIndex(branch);
		Object[] changed = new Object[this.content.length + 1];
		System.arraycopy(this.content, 0, changed, 0, index);
		changed[index] = child.content[0];
		changed[index + 1] = child.content[1];
		System.arraycopy(this.content, index, changed, index + 2, childIndex - index);
		System.arraycopy(this.content, childIndex + 1, changed, childIndex + 2, changed.length - childIndex - 2);
		return with(this.entryMap | branch, this.childMap ^ branch, changed, edit);
	}

	private HashNode withElement(int index, Object element, HashEdit edit) {
		if (isOwnedBy(edit)) {
			this.content[index] = element;
			return this;
		}
		return new BitmapNode(edit.owner, this.entryMap, this.childMap, withValue(this.content, index, element));
	}

	private HashNode with(int entryMap, int childMap, Object[] content, HashEdit edit) {
		if (isOwnedBy(edit)) {
			this.entryMap = entryMap;
			this.childMap = childMap;
			this.content = content;
			return this;
		}
		return new BitmapNode(edit.owner, entryMap, childMap, content);
	}

}
