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

	// The loops of the set operations compute instead of branching on the order of two
	// slots, which no processor can predict.

	SlotSet or(SortedSlots other) {
		int[] left = this.slots;
		int[] right = other.slots;
		int[] result = new int[left.length + right.length];
		int count = 0;
		int i = 0;
		int j = 0;
		while (i < left.length && j < right.length) {
			int x = left[i];
			int y = right[j];
			result[count++] = Math.min(x, y);
			i += (x <= y) ? 1 : 0;
			j += (y <= x) ? 1 : 0;
		}
		count = append(left, i, result, count);
		count = append(right, j, result, count);
		return (count == right.length) ? other : orNew(result, count);
	}

	SlotSet and(SortedSlots other) {
		int[] left = this.slots;
		int[] right = other.slots;
		int[] result = new int[Math.min(left.length, right.length) + 1];
		int count = 0;
		int i = 0;
		int j = 0;
		while (i < left.length && j < right.length) {
			int x = left[i];
			int y = right[j];
			result[count] = x;
			count += (x == y) ? 1 : 0;
			i += (x <= y) ? 1 : 0;
			j += (y <= x) ? 1 : 0;
		}
		return (count == right.length) ? other : orNew(result, count);
	}

	SlotSet andNot(SortedSlots other) {
		int[] left = this.slots;
		int[] right = other.slots;
		int[] result = new int[left.length + 1];
		int count = 0;
		int i = 0;
		int j = 0;
		while (i < left.length && j < right.length) {
			int x = left[i];
			int y = right[j];
			result[count] = x;
			count += (x < y) ? 1 : 0;
			i += (x <= y) ? 1 : 0;
			j += (y <= x) ? 1 : 0;
		}
		return orNew(result, append(left, i, result, count));
	}

	private static int append(int[] source, int from, int[] target, int position) {
		int rest = source.length - from;
		System.arraycopy(source, from, target, position, rest);
		return position + rest;
	}

	/**
	 * Return the set of the first slots of an array, which are a superset or a subset of
	 * this set, and hence equal to it if as many.
	 */
	private SlotSet orNew(int[] result, int count) {
		return (count == this.slots.length) ? this : of(result, 0, count);
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

}
