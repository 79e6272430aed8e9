package io.github.springdata.memory.store.collection;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * Inner node with up to 64 branches, each of which is empty, an entry or a child node.
 * Children and entries are in the order of their branches. There may be unused room after
 * them.
 */
final class BitmapNode extends HashNode {

	static final int BITS = 6;

	static final int BRANCHES = 1 << BITS;

	/** Number of levels that use up the 32 bits of a hash. */
	static final int LEVELS = 6;

	private long entryMap;

	private long childMap;

	BitmapNode(@Nullable Object owner, long entryMap, long childMap, Object[] content) {
		super(owner, content);
		this.entryMap = entryMap;
		this.childMap = childMap;
	}

	static long branch(int hash) {
		return 1L << (hash >>> (Integer.SIZE - BITS));
	}

	/**
	 * Build the smallest subtree of two entries whose keys differ.
	 */
	private static HashNode join(@Nullable Object owner, Object[] entries, int firstHash, int secondHash, int depth) {
		if (depth >= LEVELS) {
			return new CollisionNode(owner, entries);
		}
		long first = branch(firstHash);
		long second = branch(secondHash);
		if (first == second) {
			HashNode child = join(owner, entries, firstHash << BITS, secondHash << BITS, depth + 1);
			return new BitmapNode(owner, 0, first, new Object[] { child });
		}
		Object[] content = entries;
		if (Long.compareUnsigned(first, second) > 0) {
			content = new Object[] { entries[2], entries[3], entries[0], entries[1] };
		}
		return new BitmapNode(owner, first | second, 0, content);
	}

	long entryMap() {
		return this.entryMap;
	}

	long childMap() {
		return this.childMap;
	}

	@Override
	int entryCount() {
		return Long.bitCount(this.entryMap);
	}

	@Override
	int childCount() {
		return Long.bitCount(this.childMap);
	}

	int entryIndex(long branch) {
		return childCount() + 2 * Long.bitCount(this.entryMap & (branch - 1));
	}

	int childIndex(long branch) {
		return Long.bitCount(this.childMap & (branch - 1));
	}

	@Override
	HashNode put(Object key, Object value, int hash, int depth, HashEdit edit) {
		long branch = branch(hash);
		if ((this.childMap & branch) != 0) {
			return putIntoChild(childIndex(branch), key, value, hash, depth, edit);
		}
		int index = entryIndex(branch);
		if ((this.entryMap & branch) == 0) {
			BitmapNode node = editable(2, edit);
			node.insertEntry(branch, index, key, value);
			return node;
		}
		Object present = this.content[index];
		if (sameKey(key, present)) {
			return replace(index + 1, value, edit);
		}
		int presentHash = PersistentHashMap.hash(present) << (BITS * depth);
		Object[] entries = { present, this.content[index + 1], key, value };
		HashNode child = join(edit.owner(), entries, presentHash << BITS, hash << BITS, depth + 1);
		return moveDown(branch, index, child, edit);
	}

	private HashNode putIntoChild(int index, Object key, Object value, int hash, int depth, HashEdit edit) {
		HashNode child = (HashNode) this.content[index];
		HashNode changed = child.put(key, value, hash << BITS, depth + 1, edit);
		return (changed != child) ? set(index, changed, edit) : this;
	}

	private HashNode replace(int index, Object value, HashEdit edit) {
		Object previous = this.content[index];
		edit.replace(previous);
		return (previous != value) ? set(index, value, edit) : this;
	}

	/**
	 * Replace an entry by a child that contains it.
	 */
	private HashNode moveDown(long branch, int index, HashNode child, HashEdit edit) {
		BitmapNode node = editable(0, edit);
		node.replaceEntry(branch, index, child);
		return node;
	}

	@Override
	HashNode remove(Object key, int hash, int depth, HashEdit edit) {
		long branch = branch(hash);
		if ((this.childMap & branch) != 0) {
			return removeFromChild(branch, key, hash, depth, edit);
		}
		int index = entryIndex(branch);
		if ((this.entryMap & branch) == 0 || !sameKey(key, this.content[index])) {
			return this;
		}
		edit.replace(this.content[index + 1]);
		if (depth > 0 && this.childMap == 0 && entryCount() == 2) {
			Object[] other = Arrays.copyOfRange(this.content, 2 - index, 4 - index);
			return new BitmapNode(edit.owner(), this.entryMap ^ branch, 0, other);
		}
		BitmapNode node = editable(0, edit);
		node.deleteEntry(branch, index);
		node.trim(edit);
		return node;
	}

	private HashNode removeFromChild(long branch, Object key, int hash, int depth, HashEdit edit) {
		int index = childIndex(branch);
		HashNode child = (HashNode) this.content[index];
		HashNode changed = child.remove(key, hash << BITS, depth + 1, edit);
		if (changed == child) {
			return this;
		}
		if (!changed.isLoneEntry()) {
			return set(index, changed, edit);
		}
		boolean onlyChild = this.entryMap == 0 && this.childMap == branch;
		return (depth > 0 && onlyChild) ? changed : moveUp(branch, changed, edit);
	}

	/**
	 * Replace a child by its lone entry. No node below the root is a lone entry, so that
	 * equal maps have equal shapes.
	 */
	private HashNode moveUp(long branch, HashNode child, HashEdit edit) {
		BitmapNode node = editable(1, edit);
		node.replaceChild(branch, child.content[0], child.content[1]);
		return node;
	}

	private HashNode set(int index, Object element, HashEdit edit) {
		BitmapNode node = isOwnedBy(edit) ? this
				: new BitmapNode(edit.owner(), this.entryMap, this.childMap, this.content.clone());
		node.content[index] = element;
		return node;
	}

	/**
	 * Return a node to change: this one if the editor owns it, or else a copy.
	 * @param room the number of elements to make room for
	 * @param edit the editor
	 */
	private BitmapNode editable(int room, HashEdit edit) {
		if (!isOwnedBy(edit)) {
			return new BitmapNode(edit.owner(), this.entryMap, this.childMap, copyOfContent(room, edit));
		}
		if (unused() < room) {
			this.content = copyOfContent(room, edit);
		}
		return this;
	}

	private void insertEntry(long branch, int index, Object key, Object value) {
		System.arraycopy(this.content, index, this.content, index + 2, used() - index);
		this.content[index] = key;
		this.content[index + 1] = value;
		this.entryMap |= branch;
	}

	private void deleteEntry(long branch, int index) {
		int end = used() - 2;
		System.arraycopy(this.content, index + 2, this.content, index, end - index);
		Arrays.fill(this.content, end, end + 2, null);
		this.entryMap ^= branch;
	}

	private void replaceEntry(long branch, int entry, HashNode child) {
		int end = used();
		int index = childIndex(branch);
		System.arraycopy(this.content, index, this.content, index + 1, entry - index);
		this.content[index] = child;
		System.arraycopy(this.content, entry + 2, this.content, entry + 1, end - entry - 2);
		this.content[end - 1] = null;
		this.entryMap ^= branch;
		this.childMap |= branch;
	}

	private void replaceChild(long branch, Object key, Object value) {
		int end = used();
		int index = childIndex(branch);
		int entry = entryIndex(branch);
		System.arraycopy(this.content, entry, this.content, entry + 1, end - entry);
		System.arraycopy(this.content, index + 1, this.content, index, entry - index - 1);
		this.content[entry - 1] = key;
		this.content[entry] = value;
		this.childMap ^= branch;
		this.entryMap |= branch;
	}

	private int used() {
		return childCount() + 2 * entryCount();
	}

	private int unused() {
		return this.content.length - used();
	}

	private void trim(HashEdit edit) {
		if (unused() > Math.max(2, this.content.length / 4)) {
			this.content = copyOfContent(0, edit);
		}
	}

	/**
	 * Copy the content. A copy that its editor owns and that is made to grow has room for
	 * more, as more is likely to come; another is as small as possible.
	 */
	private Object[] copyOfContent(int room, HashEdit edit) {
		int used = used();
		int capacity = used + room;
		if (edit.owner() != null && room > 0) {
			capacity = Math.max(capacity, Math.min(capacity + capacity / 4, 2 * BRANCHES - childCount()));
		}
		Object[] copy = new Object[capacity];
		System.arraycopy(this.content, 0, copy, 0, used);
		return copy;
	}

}
