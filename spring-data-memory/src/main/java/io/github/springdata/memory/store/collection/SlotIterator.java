package io.github.springdata.memory.store.collection;

import java.util.NoSuchElementException;
import java.util.PrimitiveIterator;

import org.jspecify.annotations.Nullable;

/**
 * Iterator over a slot set. It reads an array as it is and a page 64 slots at a time.
 */
final class SlotIterator implements PrimitiveIterator.OfInt {

	private static final int[] NONE = {};

	private final SlotSet set;

	/**
	 * Slots read ahead.
	 */
	private int[] slots = NONE;

	private int index;

	private int remaining;

	/**
	 * First slot after the leaf at hand; negative at the end.
	 */
	private int next;

	private int[] buffer = NONE;

	private int word;

	private int remainingWords;

	private @Nullable SlotBitmap page;

	SlotIterator(SlotSet set) {
		this.set = set;
	}

	@Override
	public boolean hasNext() {
		return this.remaining > 0 || readWord() || readLeaf();
	}

	@Override
	public int nextInt() {
		if (!hasNext()) {
			throw new NoSuchElementException("No slot is left; check hasNext() first");
		}
		this.remaining--;
		return this.slots[this.index++];
	}

	private boolean readLeaf() {
		SlotSet leaf = (this.next >= 0) ? this.set.leafFrom(this.next) : null;
		if (leaf == null) {
			this.next = -1;
			return false;
		}
		this.next = leaf.last() + 1;
		if (leaf instanceof SlotBitmap bitmap) {
			return readPage(bitmap);
		}
		int[] array = (leaf instanceof SortedSlots sorted) ? sorted.slots() : leaf.toArray();
		return offer(array, array.length);
	}

	private boolean readPage(SlotBitmap bitmap) {
		if (this.buffer.length == 0) {
			this.buffer = new int[Long.SIZE];
		}
		this.page = bitmap;
		this.word = 0;
		this.remainingWords = SlotBitmap.WORDS;
		return readWord();
	}

	private boolean readWord() {
		SlotBitmap bitmap = this.page;
		while (bitmap != null && this.remainingWords > 0) {
			int start = bitmap.base + this.word * Long.SIZE;
			int count = SlotBitmap.decodeWord(bitmap.word(this.word), start, this.buffer, 0);
			this.word++;
			this.remainingWords--;
			if (count > 0) {
				return offer(this.buffer, count);
			}
		}
		return false;
	}

	private boolean offer(int[] array, int count) {
		this.slots = array;
		this.remaining = count;
		this.index = 0;
		return true;
	}

}
