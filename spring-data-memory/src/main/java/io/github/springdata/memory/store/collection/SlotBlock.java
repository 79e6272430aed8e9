package io.github.springdata.memory.store.collection;

import org.jspecify.annotations.Nullable;

/**
 * Set of many slots: all slots of a range whose length is a power of two.
 */
abstract sealed class SlotBlock extends SlotSet permits SlotBitmap, SlotBranch {

	/**
	 * Number of low bits in which the slots of one page differ.
	 */
	static final int PAGE_BITS = 12;

	/**
	 * Size at which single removals turn a block into an array.
	 */
	static final int LOWER_LIMIT = SortedSlots.LIMIT / 2;

	/**
	 * First slot of the range.
	 */
	final int base;

	/**
	 * Number of low bits in which the slots of the range differ, at most 31.
	 */
	final int bits;

	int count;

	@Nullable Object owner;

	SlotBlock(int base, int bits, int count, @Nullable Object owner) {
		this.base = base;
		this.bits = bits;
		this.count = count;
		this.owner = owner;
	}

	static boolean inOnePage(int first, int last) {
		return (first ^ last) >>> PAGE_BITS == 0;
	}

	@Override
	public final int size() {
		return this.count;
	}

	/**
	 * Return whether a slot, negative or not, is in the range of this block.
	 */
	final boolean covers(int slot) {
		return (slot ^ this.base) >>> this.bits == 0;
	}

	final boolean isOwnedBy(@Nullable Object editor) {
		return editor != null && this.owner == editor;
	}

	final SlotSet or(SlotBlock other) {
		if (this == other) {
			return this;
		}
		if (this.bits == other.bits && this.base == other.base) {
			return orSameRange(other);
		}
		if (this instanceof SlotBranch wide && wide.surrounds(other)) {
			return wide.orChild(other);
		}
		if (other instanceof SlotBranch wide && wide.surrounds(this)) {
			return wide.orChild(this);
		}
		return SlotBranch.of(this, other);
	}

	final SlotSet and(SlotBlock other) {
		if (this == other) {
			return this;
		}
		if (this.bits == other.bits && this.base == other.base) {
			return andSameRange(other);
		}
		if (this instanceof SlotBranch wide && wide.surrounds(other)) {
			return wide.child(other.base).intersection(other);
		}
		if (other instanceof SlotBranch wide && wide.surrounds(this)) {
			return wide.child(this.base).intersection(this);
		}
		return empty();
	}

	final SlotSet andNot(SlotBlock other) {
		if (this == other) {
			return empty();
		}
		if (this.bits == other.bits && this.base == other.base) {
			return andNotSameRange(other);
		}
		if (this instanceof SlotBranch wide && wide.surrounds(other)) {
			return wide.andNotChild(other);
		}
		if (other instanceof SlotBranch wide && wide.surrounds(this)) {
			return difference(wide.child(this.base));
		}
		return this;
	}

	abstract SlotSet orSameRange(SlotBlock other);

	abstract SlotSet andSameRange(SlotBlock other);

	abstract SlotSet andNotSameRange(SlotBlock other);

}
