package io.github.springdata.memory.store.collection;

import java.util.Arrays;
import java.util.NoSuchElementException;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;

import org.jspecify.annotations.Nullable;

/**
 * Set of few slots: a sorted array.
 */
final class SortedSlots extends SlotSet {

	/**
	 * The most slots that an array holds: those that take the memory of a page.
	 */
	static final int LIMIT = 128;

	static final SlotSet EMPTY = new SortedSlots();

	private final int[] slots;

	/**
	 * Create a set that takes the array over.
	 * @param slots strictly ascending slots
	 */
	SortedSlots(int... slots) {
		this.slots = slots;
	}

	/**
	 * Return the set of the slots in a part of an array, be they few or many.
	 * @param slots an array with strictly ascending slots from {@code from} to {@code to}
	 */
	static SlotSet of(int[] slots, int from, int to) {
		int count = to - from;
		if (count <= 1) {
			return (count == 0) ? EMPTY : new SingleSlot(slots[from]);
		}
		if (count <= LIMIT) {
			return new SortedSlots(Arrays.copyOfRange(slots, from, to));
		}
		return SlotBlock.inOnePage(slots[from], slots[to - 1]) ? SlotBitmap.of(slots, from, to)
				: SlotBranch.of(slots, from, to);
	}

	@Override
	public int size() {
		return this.slots.length;
	}

	@Override
	public boolean contains(int slot) {
		return Arrays.binarySearch(this.slots, slot) >= 0;
	}

	@Override
	public int first() {
		return at(0);
	}

	@Override
	public int last() {
		return at(this.slots.length - 1);
	}

	private int at(int index) {
		if (this.slots.length == 0) {
			throw new NoSuchElementException("Slot set is empty; check isEmpty() first");
		}
		return this.slots[index];
	}

	/**
	 * Return the slots, not to be changed.
	 */
	int[] slots() {
		return this.slots;
	}

	@Override
	SlotSet add(int slot, @Nullable Object owner) {
		int index = Arrays.binarySearch(this.slots, slot);
		if (index >= 0) {
			return this;
		}
		int count = this.slots.length;
		int[] more = Arrays.copyOf(this.slots, count + 1);
		System.arraycopy(this.slots, -(index + 1), more, -index, count + index + 1);
		more[-(index + 1)] = slot;
		return (count > 0 && count < LIMIT) ? new SortedSlots(more) : of(more, 0, count + 1);
	}

	@Override
	SlotSet remove(int slot, @Nullable Object owner) {
		int index = Arrays.binarySearch(this.slots, slot);
		if (index < 0) {
			return this;
		}
		int count = this.slots.length - 1;
		if (count == 1) {
			return new SingleSlot(this.slots[1 - index]);
		}
		int[] fewer = Arrays.copyOf(this.slots, count);
		System.arraycopy(this.slots, index + 1, fewer, index, count - index);
		return new SortedSlots(fewer);
	}

	@Override
	SlotSet addAll(SlotSet few) {
		return (few instanceof SortedSlots sorted) ? merge(sorted.slots) : super.addAll(few);
	}

	private SlotSet merge(int[] others) {
		int[] merged = new int[this.slots.length + others.length];
		int count = 0;
		int left = 0;
		for (int other : others) {
			while (left < this.slots.length && this.slots[left] < other) {
				merged[count++] = this.slots[left++];
			}
			if (left == this.slots.length || this.slots[left] != other) {
				merged[count++] = other;
			}
		}
		int rest = this.slots.length - left;
		System.arraycopy(this.slots, left, merged, count, rest);
		return (count + rest == this.slots.length) ? this : of(merged, 0, count + rest);
	}

	@Override
	public void forEach(IntConsumer action) {
		for (int slot : this.slots) {
			action.accept(slot);
		}
	}

	@Override
	public boolean allMatch(IntPredicate predicate) {
		for (int slot : this.slots) {
			if (!predicate.test(slot)) {
				return false;
			}
		}
		return true;
	}

	@Override
	int copyTo(int[] target, int position) {
		System.arraycopy(this.slots, 0, target, position, this.slots.length);
		return position + this.slots.length;
	}

	@Override
	@Nullable SlotSet leafFrom(int slot) {
		return (!isEmpty() && last() >= slot) ? this : null;
	}

	@Override
	@Nullable SlotSet leafUpTo(int slot) {
		return (!isEmpty() && first() <= slot) ? this : null;
	}

}
