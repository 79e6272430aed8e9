package io.github.springdata.memory.store.collection;

import java.util.Arrays;
import java.util.function.BinaryOperator;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;

import org.jspecify.annotations.Nullable;

/**
 * Set of many slots of a range that is longer than a page: a branch to at least two of 32
 * children, which are slot sets of a 32nd of the range each.
 */
final class SlotBranch extends SlotBlock {

	private static final int FAN_BITS = 5;

	private static final int WIDTH = 1 << FAN_BITS;

	private static final int TOP_SHIFT = 27;

	private final int shift;

	private final @Nullable SlotSet[] children;

	private volatile @Nullable Object note;

	private SlotBranch(int base, int shift, @Nullable SlotSet[] children, int count, @Nullable Object owner) {
		super(base, bits(shift), count, owner);
		this.shift = shift;
		this.children = children;
	}

	@Override
	public @Nullable Object note() {
		return this.note;
	}

	@Override
	public void note(Object note) {
		this.note = note;
	}

	/**
	 * Return the set of the slots in a part of an array.
	 * @param slots an array with strictly ascending slots of more than one page from
	 * {@code from} to {@code to}
	 */
	static SlotBranch of(int[] slots, int from, int to) {
		SlotBranch branch = around(slots[from], slots[to - 1]);
		int start = from;
		while (start < to) {
			int end = branch.endOfChild(slots, start, to);
			branch.put(branch.index(slots[start]), SortedSlots.of(slots, start, end));
			start = end;
		}
		branch.count = to - from;
		return branch;
	}

	/**
	 * Return the position after the last slot that belongs to the same child as the
	 * first.
	 */
	private int endOfChild(int[] slots, int from, int to) {
		int end = Arrays.binarySearch(slots, from, to, slots[from] | ((1 << this.shift) - 1));
		return (end >= 0) ? end + 1 : -(end + 1);
	}

	/**
	 * Return the set of the slots of two blocks with disjoint ranges.
	 */
	static SlotBranch of(SlotBlock left, SlotBlock right) {
		SlotBranch branch = around(left.base, right.base);
		branch.put(branch.index(left.base), left);
		branch.put(branch.index(right.base), right);
		branch.count = left.count + right.count;
		return branch;
	}

	/**
	 * Return the set of the slots of a block and one outside of its range.
	 */
	static SlotBranch of(SlotBlock block, int slot) {
		SlotBranch branch = around(block.base, slot);
		branch.put(branch.index(block.base), block);
		branch.put(branch.index(slot), new SingleSlot(slot));
		branch.count = block.count + 1;
		return branch;
	}

	/**
	 * Return a branch, without children yet, where the paths of two slots part.
	 */
	private static SlotBranch around(int left, int right) {
		int shift = PAGE_BITS;
		while (shift < TOP_SHIFT && (left ^ right) >>> bits(shift) != 0) {
			shift += FAN_BITS;
		}
		return new SlotBranch(left & -(1 << bits(shift)), shift, new SlotSet[WIDTH], 0, null);
	}

	private static int bits(int shift) {
		return Math.min(shift + FAN_BITS, Integer.SIZE - 1);
	}

	private int index(int slot) {
		return (slot >>> this.shift) & (WIDTH - 1);
	}

	private void put(int index, SlotSet child) {
		this.children[index] = child.isEmpty() ? null : child;
	}

	private SlotSet get(int index) {
		SlotSet child = this.children[index];
		return (child != null) ? child : empty();
	}

	/**
	 * Return the child whose range contains a slot, or the empty set.
	 */
	SlotSet child(int slot) {
		return get(index(slot));
	}

	/**
	 * Return whether the range of a block is in the range of one of the children.
	 */
	boolean surrounds(SlotBlock block) {
		return this.bits > block.bits && covers(block.base);
	}

	@Override
	public boolean contains(int slot) {
		return covers(slot) && child(slot).contains(slot);
	}

	@Override
	public int first() {
		int index = 0;
		while (this.children[index] == null) {
			index++;
		}
		return get(index).first();
	}

	@Override
	public int last() {
		int index = WIDTH - 1;
		while (this.children[index] == null) {
			index--;
		}
		return get(index).last();
	}

	@Override
	SlotSet add(int slot, @Nullable Object owner) {
		if (!covers(slot)) {
			return of(this, slot);
		}
		SlotSet child = child(slot);
		int before = child.size();
		SlotSet changed = child.add(slot, owner);
		return (changed.size() != before) ? with(slot, changed, this.count + 1, owner) : this;
	}

	@Override
	SlotSet remove(int slot, @Nullable Object owner) {
		if (!covers(slot)) {
			return this;
		}
		SlotSet child = child(slot);
		int before = child.size();
		SlotSet changed = child.remove(slot, owner);
		return (changed.size() != before) ? with(slot, changed, this.count - 1, owner).reduced(LOWER_LIMIT) : this;
	}

	/**
	 * Return this set with slots of its range added, child by child.
	 * @param slots strictly ascending slots
	 */
	SlotBranch addAll(int[] slots) {
		SlotBranch result = new SlotBranch(this.base, this.shift, this.children.clone(), this.count, null);
		int start = 0;
		while (start < slots.length) {
			int end = endOfChild(slots, start, slots.length);
			SlotSet child = child(slots[start]);
			SlotSet changed = child.union(SortedSlots.of(slots, start, end));
			result.put(index(slots[start]), changed);
			result.count += changed.size() - child.size();
			start = end;
		}
		return (result.count != this.count) ? result : this;
	}

	SlotSet orChild(SlotBlock narrower) {
		SlotSet child = child(narrower.base);
		return replace(narrower.base, child, child.union(narrower));
	}

	SlotSet andNotChild(SlotBlock narrower) {
		SlotSet child = child(narrower.base);
		return replace(narrower.base, child, child.difference(narrower));
	}

	private SlotSet replace(int slot, SlotSet child, SlotSet changed) {
		if (child == changed) {
			return this;
		}
		return with(slot, changed, this.count + changed.size() - child.size(), null).reduced(SortedSlots.LIMIT);
	}

	private SlotBranch with(int slot, SlotSet child, int count, @Nullable Object owner) {
		SlotBranch result = isOwnedBy(owner) ? this
				: new SlotBranch(this.base, this.shift, this.children.clone(), count, owner);
		result.put(index(slot), child);
		result.count = count;
		return result;
	}

	/**
	 * Return this set in its proper form: as an array up to the limit, or as the only
	 * child.
	 */
	private SlotSet reduced(int limit) {
		if (this.count <= limit) {
			return SortedSlots.of(toArray(), 0, this.count);
		}
		SlotSet only = null;
		for (SlotSet child : this.children) {
			if (child != null) {
				if (only != null) {
					return this;
				}
				only = child;
			}
		}
		return (only != null) ? only : empty();
	}

	@Override
	SlotSet orSameRange(SlotBlock other) {
		return combine((SlotBranch) other, SlotSet::union).orKnown(this, other);
	}

	@Override
	SlotSet andSameRange(SlotBlock other) {
		return combine((SlotBranch) other, SlotSet::intersection).orKnown(this, other);
	}

	@Override
	SlotSet andNotSameRange(SlotBlock other) {
		return combine((SlotBranch) other, SlotSet::difference).orKnown(this, this);
	}

	private SlotBranch combine(SlotBranch that, BinaryOperator<SlotSet> operator) {
		SlotBranch result = new SlotBranch(this.base, this.shift, new SlotSet[WIDTH], 0, null);
		for (int i = 0; i < WIDTH; i++) {
			SlotSet child = operator.apply(get(i), that.get(i));
			result.put(i, child);
			result.count += child.size();
		}
		return result;
	}

	/**
	 * Return this set in its proper form, or one of two sets that exist already. This set
	 * is a superset or a subset of either, hence equal if it is as large.
	 */
	private SlotSet orKnown(SlotBlock left, SlotBlock right) {
		if (this.count == left.count) {
			return left;
		}
		return (this.count == right.count) ? right : reduced(SortedSlots.LIMIT);
	}

	@Override
	public void forEach(IntConsumer action) {
		for (SlotSet child : this.children) {
			if (child != null) {
				child.forEach(action);
			}
		}
	}

	@Override
	public boolean allMatch(IntPredicate predicate) {
		for (SlotSet child : this.children) {
			if (child != null && !child.allMatch(predicate)) {
				return false;
			}
		}
		return true;
	}

	@Override
	int copyTo(int[] target, int position) {
		int next = position;
		for (SlotSet child : this.children) {
			if (child != null) {
				next = child.copyTo(target, next);
			}
		}
		return next;
	}

	@Override
	@Nullable SlotSet leafFrom(int slot) {
		int from = (slot <= this.base) ? 0 : covers(slot) ? index(slot) : WIDTH;
		SlotSet leaf = null;
		for (int i = from; i < WIDTH && leaf == null; i++) {
			leaf = get(i).leafFrom(slot);
		}
		return leaf;
	}

}
