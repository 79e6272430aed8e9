package io.github.springdata.memory.store.collection;

import java.util.function.IntConsumer;
import java.util.function.IntPredicate;

import org.jspecify.annotations.Nullable;

/**
 * Set of one slot.
 */
final class SingleSlot extends SlotSet {

	private final int slot;

	SingleSlot(int slot) {
		this.slot = slot;
	}

	@Override
	public int size() {
		return 1;
	}

	@Override
	public boolean contains(int slot) {
		return slot == this.slot;
	}

	@Override
	public int first() {
		return this.slot;
	}

	@Override
	public int last() {
		return this.slot;
	}

	@Override
	SlotSet add(int slot, @Nullable Object owner) {
		if (slot == this.slot) {
			return this;
		}
		return new SortedSlots(Math.min(slot, this.slot), Math.max(slot, this.slot));
	}

	@Override
	SlotSet remove(int slot, @Nullable Object owner) {
		return (slot == this.slot) ? SortedSlots.EMPTY : this;
	}

	@Override
	public void forEach(IntConsumer action) {
		action.accept(this.slot);
	}

	@Override
	public boolean allMatch(IntPredicate predicate) {
		return predicate.test(this.slot);
	}

	@Override
	int copyTo(int[] target, int position) {
		target[position] = this.slot;
		return position + 1;
	}

	@Override
	@Nullable SlotSet leafFrom(int slot) {
		return (this.slot >= slot) ? this : null;
	}

}
