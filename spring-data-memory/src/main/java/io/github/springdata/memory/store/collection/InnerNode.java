package io.github.springdata.memory.store.collection;

import java.util.Arrays;
import java.util.Comparator;

import org.jspecify.annotations.Nullable;

/**
 * Inner node of a {@link BPlusTree}: up to {@link #MAX} children, the number of pairs
 * below each of them, and the separators between them. Separator {@code i} is after all
 * pairs of child {@code i} and not after any pair of child {@code i + 1}. The arrays of
 * separators are never changed, so that copies of the node share them.
 */
final class InnerNode extends TreeNode {

	private Object[] keys;

	private int[] slots;

	private TreeNode[] children;

	private int[] counts;

	InnerNode(@Nullable Object owner, Object[] keys, int[] slots, TreeNode[] children, int[] counts) {
		super(owner);
		this.keys = keys;
		this.slots = slots;
		this.children = children;
		this.counts = counts;
	}

	static InnerNode of(TreeNode left, TreeEdit.Sibling right, TreeEdit edit) {
		return new InnerNode(edit.owner(), new Object[] { right.key() }, new int[] { right.slot() },
				new TreeNode[] { left, right.node() }, new int[] { left.count(), right.node().count() });
	}

	@Override
	int size() {
		return this.children.length;
	}

	@Override
	int count() {
		return countBefore(this.children.length);
	}

	/**
	 * Count the pairs before a child.
	 */
	int countBefore(int index) {
		int count = 0;
		for (int i = 0; i < index; i++) {
			count += this.counts[i];
		}
		return count;
	}

	TreeNode child(int index) {
		return this.children[index];
	}

	int count(int index) {
		return this.counts[index];
	}

	Object key(int index) {
		return this.keys[index];
	}

	int slot(int index) {
		return this.slots[index];
	}

	int indexOf(Comparator<Object> order, Object key, int slot) {
		int index = search(order, this.keys, this.slots, this.keys.length, key, slot);
		return (index >= 0) ? index + 1 : ~index;
	}

	int indexOf(Comparator<Object> order, Object probe, boolean inclusive) {
		return countBefore(order, this.keys, this.keys.length, probe, inclusive);
	}

	@Override
	TreeNode add(Object key, int slot, boolean last, TreeEdit edit) {
		int index = indexOf(edit.order(), key, slot);
		TreeNode child = this.children[index].add(key, slot, last && isLast(index), edit);
		if (!edit.changed()) {
			return this;
		}
		TreeEdit.Sibling sibling = edit.takeSibling();
		return (sibling != null) ? insert(index, child, sibling, edit)
				: replace(index, child, this.counts[index] + 1, edit);
	}

	@Override
	TreeNode addAll(SortedPairs pairs, int end, boolean last, TreeEdit edit) {
		InnerNode node = this;
		int index = 0;
		while (edit.position() < end && !edit.hasSibling()) {
			index = node.indexFrom(index, pairs, edit);
			TreeNode child = node.children[index];
			TreeNode changed = child.addAll(pairs, node.endOf(index, pairs, end, edit), last && node.isLast(index),
					edit);
			TreeEdit.Sibling sibling = edit.takeSibling();
			if (sibling != null) {
				node = node.insert(index, changed, sibling, edit);
			}
			else if (changed != child || changed.isOwnedBy(edit)) {
				node = node.replace(index, changed, changed.count(), edit);
			}
		}
		return node;
	}

	/**
	 * Find the child that the next pair belongs to, from the child of the pair before it
	 * on: in steps that double until one goes too far.
	 */
	private int indexFrom(int first, SortedPairs pairs, TreeEdit edit) {
		Object key = pairs.keys()[edit.position()];
		int slot = pairs.slots()[edit.position()];
		int from = first;
		int to = first;
		for (int step = 1; to < this.keys.length && isAfter(to, key, slot, edit); step *= 2) {
			from = to + 1;
			to = Math.min(this.keys.length, from + step);
		}
		int index = search(edit.order(), this.keys, this.slots, from, to, key, slot);
		return (index >= 0) ? index + 1 : ~index;
	}

	private boolean isAfter(int separator, Object key, int slot, TreeEdit edit) {
		int comparison = edit.order().compare(key, this.keys[separator]);
		return comparison > 0 || (comparison == 0 && slot >= this.slots[separator]);
	}

	/**
	 * Return the position of the first pair after the next one that does not belong to
	 * the same child.
	 */
	private int endOf(int index, SortedPairs pairs, int end, TreeEdit edit) {
		if (isLast(index)) {
			return end;
		}
		int position = edit.position() + 1;
		while (position < end && !isAfter(index, pairs.keys()[position], pairs.slots()[position], edit)) {
			position++;
		}
		return position;
	}

	private boolean isLast(int index) {
		return index == this.children.length - 1;
	}

	private InnerNode replace(int index, TreeNode child, int count, TreeEdit edit) {
		InnerNode node = isOwnedBy(edit) ? this
				: new InnerNode(edit.owner(), this.keys, this.slots, this.children.clone(), this.counts.clone());
		node.children[index] = child;
		node.counts[index] = count;
		return node;
	}

	/**
	 * Replace a child by the two nodes into which it was split.
	 */
	private InnerNode insert(int index, TreeNode left, TreeEdit.Sibling right, TreeEdit edit) {
		TreeNode[] children = insert(this.children, index + 1, right.node());
		int[] counts = insert(this.counts, index + 1, right.node().count());
		children[index] = left;
		counts[index] = left.count();
		Object[] keys = insert(this.keys, index, right.key());
		int[] slots = insert(this.slots, index, right.slot());
		if (children.length <= MAX) {
			return with(keys, slots, children, counts, edit);
		}
		InnerNode wide = new InnerNode(edit.owner(), keys, slots, children, counts);
		return wide.split(edit.appending() ? MAX : children.length / 2, edit);
	}

	private InnerNode split(int cut, TreeEdit edit) {
		edit.leaveSibling(this.keys[cut - 1], this.slots[cut - 1], range(cut, this.children.length, edit));
		return range(0, cut, edit);
	}

	private InnerNode range(int from, int to, TreeEdit edit) {
		return new InnerNode(edit.owner(), Arrays.copyOfRange(this.keys, from, to - 1),
				Arrays.copyOfRange(this.slots, from, to - 1), Arrays.copyOfRange(this.children, from, to),
				Arrays.copyOfRange(this.counts, from, to));
	}

	@Override
	TreeNode remove(Object key, int slot, boolean last, TreeEdit edit) {
		int index = indexOf(edit.order(), key, slot);
		boolean lastChild = last && isLast(index);
		TreeNode child = this.children[index].remove(key, slot, lastChild, edit);
		if (!edit.changed()) {
			return this;
		}
		if (child.size() >= (lastChild ? 1 : MIN)) {
			return replace(index, child, this.counts[index] - 1, edit);
		}
		return (child.size() > 0) ? refill(index, child, edit) : delete(index, edit);
	}

	/**
	 * Join a child that has too few items with a neighbour, or let it take over some of
	 * the neighbour's items.
	 */
	private InnerNode refill(int index, TreeNode child, TreeEdit edit) {
		int left = Math.max(0, index - 1);
		TreeNode leftChild = (left < index) ? this.children[left] : child;
		TreeNode rightChild = (left < index) ? child : this.children[left + 1];
		TreeNode joined = leftChild.join(rightChild, this.keys[left], this.slots[left], edit);
		TreeEdit.Sibling sibling = edit.takeSibling();
		return (sibling != null) ? replace(left, joined, sibling, edit)
				: delete(left + 1, edit).replace(left, joined, joined.count(), edit);
	}

	/**
	 * Replace two children.
	 */
	private InnerNode replace(int index, TreeNode left, TreeEdit.Sibling right, TreeEdit edit) {
		InnerNode node = replace(index, left, left.count(), edit);
		node.children[index + 1] = right.node();
		node.counts[index + 1] = right.node().count();
		node.keys = this.keys.clone();
		node.keys[index] = right.key();
		node.slots = this.slots.clone();
		node.slots[index] = right.slot();
		return node;
	}

	private InnerNode delete(int index, TreeEdit edit) {
		int separator = Math.max(0, index - 1);
		boolean separated = this.keys.length > 0;
		return with(separated ? delete(this.keys, separator) : this.keys,
				separated ? delete(this.slots, separator) : this.slots, delete(this.children, index),
				delete(this.counts, index), edit);
	}

	private InnerNode with(Object[] keys, int[] slots, TreeNode[] children, int[] counts, TreeEdit edit) {
		if (!isOwnedBy(edit)) {
			return new InnerNode(edit.owner(), keys, slots, children, counts);
		}
		this.keys = keys;
		this.slots = slots;
		this.children = children;
		this.counts = counts;
		return this;
	}

	@Override
	TreeNode join(TreeNode right, Object key, int slot, TreeEdit edit) {
		InnerNode all = concat((InnerNode) right, key, slot, edit);
		return (all.size() <= MAX) ? all : all.split(all.size() / 2, edit);
	}

	private InnerNode concat(InnerNode right, Object key, int slot, TreeEdit edit) {
		int size = size();
		Object[] keys = Arrays.copyOf(this.keys, size + right.keys.length);
		int[] slots = Arrays.copyOf(this.slots, keys.length);
		keys[size - 1] = key;
		slots[size - 1] = slot;
		System.arraycopy(right.keys, 0, keys, size, right.keys.length);
		System.arraycopy(right.slots, 0, slots, size, right.slots.length);
		TreeNode[] children = Arrays.copyOf(this.children, size + right.size());
		int[] counts = Arrays.copyOf(this.counts, children.length);
		System.arraycopy(right.children, 0, children, size, right.size());
		System.arraycopy(right.counts, 0, counts, size, right.size());
		return new InnerNode(edit.owner(), keys, slots, children, counts);
	}

	private static <T> T[] insert(T[] array, int index, T element) {
		T[] changed = Arrays.copyOf(array, array.length + 1);
		System.arraycopy(array, index, changed, index + 1, array.length - index);
		changed[index] = element;
		return changed;
	}

	private static int[] insert(int[] array, int index, int element) {
		int[] changed = Arrays.copyOf(array, array.length + 1);
		System.arraycopy(array, index, changed, index + 1, array.length - index);
		changed[index] = element;
		return changed;
	}

	private static <T> T[] delete(T[] array, int index) {
		T[] changed = Arrays.copyOf(array, array.length - 1);
		System.arraycopy(array, index + 1, changed, index, changed.length - index);
		return changed;
	}

	private static int[] delete(int[] array, int index) {
		int[] changed = Arrays.copyOf(array, array.length - 1);
		System.arraycopy(array, index + 1, changed, index, changed.length - index);
		return changed;
	}

}
