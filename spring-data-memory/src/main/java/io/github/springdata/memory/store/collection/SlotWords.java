package io.github.springdata.memory.store.collection;

import org.jspecify.annotations.Nullable;

/**
 * Walk over a slot set in ascending order, 32 neighbouring slots at a time: as many as a
 * leaf of a {@link PersistentVector} has.
 */
public final class SlotWords {

	private static final int[] NONE = {};

	private static final int HALVES = 2 * SlotBitmap.WORDS;

	private final SlotSet set;

	/**
	 * First slot after the leaf at hand; negative at the end.
	 */
	private int next;

	private @Nullable SlotBitmap page;

	private int half;

	private int[] slots = NONE;

	private int index;

	private int start;

	private int bits;

	SlotWords(SlotSet set) {
		this.set = set;
	}

	/**
	 * Move to the next word that is not empty.
	 * @return whether there is one
	 */
	public boolean advance() {
		do {
			if (readPage() || readArray()) {
				return true;
			}
		}
		while (readLeaf());
		return false;
	}

	/**
	 * Return the slot of the lowest bit.
	 * @return a multiple of 32
	 */
	public int start() {
		return this.start;
	}

	/**
	 * Return the slots of the current word.
	 * @return one bit for each slot, from {@link #start()} on
	 */
	public int bits() {
		return this.bits;
	}

	private boolean readPage() {
		SlotBitmap bitmap = this.page;
		while (bitmap != null && this.half < HALVES) {
			int word = (int) (bitmap.word(this.half >>> 1) >>> ((this.half & 1) * Integer.SIZE));
			this.start = bitmap.base + this.half * Integer.SIZE;
			this.half++;
			if (word != 0) {
				this.bits = word;
				return true;
			}
		}
		return false;
	}

	private boolean readArray() {
		if (this.index == this.slots.length) {
			return false;
		}
		this.start = this.slots[this.index] & -Integer.SIZE;
		this.bits = 0;
		while (this.index < this.slots.length && (this.slots[this.index] & -Integer.SIZE) == this.start) {
			this.bits |= 1 << this.slots[this.index++];
		}
		return true;
	}

	private boolean readLeaf() {
		SlotSet leaf = (this.next >= 0) ? this.set.leafFrom(this.next) : null;
		if (leaf == null) {
			this.next = -1;
			return false;
		}
		this.next = leaf.last() + 1;
		this.page = (leaf instanceof SlotBitmap bitmap) ? bitmap : null;
		this.half = 0;
		this.index = 0;
		this.slots = (this.page != null) ? NONE
				: (leaf instanceof SortedSlots sorted) ? sorted.slots() : leaf.toArray();
		return true;
	}

}
