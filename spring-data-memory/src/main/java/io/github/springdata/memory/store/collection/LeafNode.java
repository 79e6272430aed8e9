package io.github.springdata.memory.store.collection;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * Leaf of a {@link BPlusTree}: up to {@link #MAX} pairs in two arrays, which may have
 * room for more pairs than there are.
 */
final class LeafNode extends TreeNode {

	/** The room that a copy of an editor has for more pairs. */
	private static final int ROOM = 4;

	static final LeafNode EMPTY = new LeafNode(null, new Object[0], new int[0], 0);

	private @Nullable Object[] keys;

	private int[] slots;

	private int size;

	LeafNode(@Nullable Object owner, @Nullable Object[] keys, int[] slots, int size) {
		super(owner);
		this.keys = keys;
		this.slots = slots;
		this.size = size;
	}

	@Override
	int size() {
		return this.size;
	}

	@Override
	int count() {
		return this.size;
	}

	@Nullable Object[] keys() {
		return this.keys;
	}

	int[] slots() {
		return this.slots;
	}

	int search(Comparator<Object> order, Object key, int slot) {
		return search(order, this.keys, this.slots, this.size, key, slot);
	}

	int countBefore(Comparator<Object> order, Object probe, boolean inclusive) {
		return countBefore(order, this.keys, this.size, probe, inclusive);
	}

	@Override
	TreeNode add(Object key, int slot, boolean last, TreeEdit edit) {
		int index = search(edit.order(), key, slot);
		if (index >= 0) {
			return this;
		}
		if (this.size < MAX) {
			edit.change();
			return insert(~index, key, slot, edit);
		}
		int cut = cut(~index, key, last, edit);
		edit.change();
		return split(~index, cut, key, slot, edit);
	}

	@Override
	TreeNode addAll(SortedPairs pairs, int end, boolean last, TreeEdit edit) {
		TreeNode leaf = this;
		while (edit.position() < end && !edit.hasSibling()) {
			int next = edit.take();
			leaf = leaf.add(pairs.keys()[next], pairs.slots()[next], last, edit);
		}
		return leaf;
	}

	private LeafNode insert(int index, Object key, int slot, TreeEdit edit) {
		LeafNode leaf = isOwnedBy(edit) ? withRoom() : range(0, this.size, 1, edit);
		System.arraycopy(leaf.keys, index, leaf.keys, index + 1, leaf.size - index);
		System.arraycopy(leaf.slots, index, leaf.slots, index + 1, leaf.size - index);
		leaf.keys[index] = leaf.shared(index, key);
		leaf.slots[index] = slot;
		leaf.size++;
		return leaf;
	}

	private LeafNode withRoom() {
		if (this.size == this.keys.length) {
			int capacity = Math.min(MAX, this.size + this.size / 2 + ROOM);
			this.keys = Arrays.copyOf(this.keys, capacity);
			this.slots = Arrays.copyOf(this.slots, capacity);
		}
		return this;
	}

	private Object shared(int index, Object key) {
		Object shared = (index > 0) ? shared(key, this.keys[index - 1]) : key;
		return (shared == key && index < this.size) ? shared(key, this.keys[index + 1]) : shared;
	}

	/**
	 * Choose how many pairs a full leaf keeps. Pairs that are added in order would leave
	 * leaves behind that are half full and never filled again: the last leaf of the tree
	 * therefore keeps all pairs when a new last one is added, and a leaf that grows at
	 * the end of a run of equal keys is cut there.
	 */
	private int cut(int index, Object key, boolean last, TreeEdit edit) {
		if (last && index == this.size) {
			edit.append();
			return this.size;
		}
		if (index == 0) {
			return MIN;
		}
		if (index == this.size || edit.order().compare(key, this.keys[index - 1]) == 0) {
			return Math.max(MIN, Math.min(index, MAX - MIN));
		}
		return MAX / 2;
	}

	private LeafNode split(int index, int cut, Object key, int slot, TreeEdit edit) {
		LeafNode right = range(cut, this.size, 1, edit);
		LeafNode left = this;
		if (index <= cut && cut < this.size) {
			left = truncate(cut, edit).insert(index, key, slot, edit);
		}
		else {
			right = right.insert(index - cut, key, slot, edit);
			left = truncate(cut, edit);
		}
		edit.leaveSibling(right.firstKey(), right.slots[0], right);
		return left;
	}

	private LeafNode truncate(int size, TreeEdit edit) {
		if (size == this.size) {
			return this;
		}
		if (!isOwnedBy(edit)) {
			return range(0, size, 1, edit);
		}
		Arrays.fill(this.keys, size, this.size, null);
		this.size = size;
		return this;
	}

	@Override
	TreeNode remove(Object key, int slot, boolean last, TreeEdit edit) {
		int index = search(edit.order(), key, slot);
		if (index < 0) {
			return this;
		}
		edit.change();
		LeafNode leaf = isOwnedBy(edit) ? this : range(0, this.size, 0, edit);
		leaf.size--;
		System.arraycopy(leaf.keys, index + 1, leaf.keys, index, leaf.size - index);
		System.arraycopy(leaf.slots, index + 1, leaf.slots, index, leaf.size - index);
		leaf.keys[leaf.size] = null;
		return leaf;
	}

	@Override
	TreeNode join(TreeNode right, Object key, int slot, TreeEdit edit) {
		LeafNode all = concat((LeafNode) right);
		if (all.size <= MAX) {
			return all.range(0, all.size, 0, edit);
		}
		LeafNode sibling = all.range(all.size / 2, all.size, 0, edit);
		edit.leaveSibling(sibling.firstKey(), sibling.slots[0], sibling);
		return all.range(0, all.size / 2, 0, edit);
	}

	private LeafNode concat(LeafNode right) {
		@Nullable Object[] keys = Arrays.copyOf(this.keys, this.size + right.size);
		int[] slots = Arrays.copyOf(this.slots, this.size + right.size);
		System.arraycopy(right.keys, 0, keys, this.size, right.size);
		System.arraycopy(right.slots, 0, slots, this.size, right.size);
		return new LeafNode(null, keys, slots, keys.length);
	}

	/**
	 * Copy some of the pairs. A copy that its editor owns has room for a few more, as
	 * more may come; another is as small as possible.
	 */
	private LeafNode range(int from, int to, int room, TreeEdit edit) {
		int capacity = Math.min(MAX, to - from + ((edit.owner() != null) ? ROOM : room));
		@Nullable Object[] keys = new Object[capacity];
		int[] slots = new int[capacity];
		System.arraycopy(this.keys, from, keys, 0, to - from);
		System.arraycopy(this.slots, from, slots, 0, to - from);
		return new LeafNode(edit.owner(), keys, slots, to - from);
	}

	private Object firstKey() {
		return Objects.requireNonNull(this.keys[0]);
	}

}
