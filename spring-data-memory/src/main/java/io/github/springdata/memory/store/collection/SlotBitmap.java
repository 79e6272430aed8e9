package io.github.springdata.memory.store.collection;

import java.util.function.IntConsumer;
import java.util.function.IntPredicate;

import org.jspecify.annotations.Nullable;

/**
 * Set of many slots of one page: a bitmap.
 */
final class SlotBitmap extends SlotBlock {

	/**
	 * Number of words of a page.
	 */
	static final int WORDS = (1 << PAGE_BITS) / Long.SIZE;

	private final long[] words;

	private SlotBitmap(int base, long[] words, int count, @Nullable Object owner) {
		super(base, PAGE_BITS, count, owner);
		this.words = words;
	}

	/**
	 * Return the set of the slots in a part of an array.
	 * @param slots an array with strictly ascending slots of one page from {@code from}
	 * to {@code to}
	 */
	static SlotBitmap of(int[] slots, int from, int to) {
		long[] words = new long[WORDS];
		for (int i = from; i < to; i++) {
			int slot = slots[i];
			words[index(slot)] |= 1L << slot;
		}
		return new SlotBitmap(slots[from] & -(1 << PAGE_BITS), words, to - from, null);
	}

	/**
	 * Write the slots of a bitmap in ascending order.
	 * @param words the bitmap
	 * @param base the slot of its first bit
	 * @param target receives the slots from index 0 on
	 * @return the number of slots
	 */
	static int decode(long[] words, int base, int[] target) {
		int position = 0;
		for (int i = 0; i < words.length; i++) {
			position = decodeWord(words[i], base + i * Long.SIZE, target, position);
		}
		return position;
	}

	static int decodeWord(long word, int base, int[] target, int position) {
		int next = position;
		for (long rest = word; rest != 0; rest &= rest - 1) {
			target[next++] = base + Long.numberOfTrailingZeros(rest);
		}
		return next;
	}

	private static int index(int slot) {
		return (slot >>> 6) & (WORDS - 1);
	}

	/**
	 * Return 64 slots of the page as the bits of a word.
	 */
	long word(int index) {
		return this.words[index];
	}

	@Override
	public boolean contains(int slot) {
		return covers(slot) && (this.words[index(slot)] & 1L << slot) != 0;
	}

	@Override
	public int first() {
		int index = 0;
		while (this.words[index] == 0) {
			index++;
		}
		return this.base + index * Long.SIZE + Long.numberOfTrailingZeros(this.words[index]);
	}

	@Override
	public int last() {
		int index = WORDS - 1;
		while (this.words[index] == 0) {
			index--;
		}
		return this.base + index * Long.SIZE + 63 - Long.numberOfLeadingZeros(this.words[index]);
	}

	@Override
	SlotSet add(int slot, @Nullable Object owner) {
		if (!covers(slot)) {
			return SlotBranch.of(this, slot);
		}
		if (contains(slot)) {
			return this;
		}
		SlotBitmap result = editable(owner);
		result.words[index(slot)] |= 1L << slot;
		result.count++;
		return result;
	}

	@Override
	SlotSet remove(int slot, @Nullable Object owner) {
		if (!contains(slot)) {
			return this;
		}
		SlotBitmap result = editable(owner);
		result.words[index(slot)] &= ~(1L << slot);
		result.count--;
		return (result.count <= LOWER_LIMIT) ? new SortedSlots(result.toArray()) : result;
	}

	private SlotBitmap editable(@Nullable Object owner) {
		return isOwnedBy(owner) ? this : new SlotBitmap(this.base, this.words.clone(), this.count, owner);
	}

	@Override
	SlotSet orSameRange(SlotBlock other) {
		SlotBitmap that = (SlotBitmap) other;
		long[] left = this.words;
		long[] right = that.words;
		long[] result = new long[WORDS];
		for (int i = 0; i < WORDS; i++) {
			result[i] = left[i] | right[i];
		}
		return knownOrNew(result, that);
	}

	@Override
	SlotSet andSameRange(SlotBlock other) {
		SlotBitmap that = (SlotBitmap) other;
		long[] left = this.words;
		long[] right = that.words;
		long[] result = new long[WORDS];
		for (int i = 0; i < WORDS; i++) {
			result[i] = left[i] & right[i];
		}
		return knownOrNew(result, that);
	}

	@Override
	SlotSet andNotSameRange(SlotBlock other) {
		long[] left = this.words;
		long[] right = ((SlotBitmap) other).words;
		long[] result = new long[WORDS];
		for (int i = 0; i < WORDS; i++) {
			result[i] = left[i] & ~right[i];
		}
		return knownOrNew(result, this);
	}

	/**
	 * Return the set of the given words, which are a superset or a subset of both this
	 * set and the other, and hence equal to it if as large.
	 */
	private SlotSet knownOrNew(long[] result, SlotBitmap other) {
		int size = 0;
		for (long word : result) {
			size += Long.bitCount(word);
		}
		if (size == this.count) {
			return this;
		}
		if (size == other.count) {
			return other;
		}
		return (size <= SortedSlots.LIMIT) ? few(result, size) : new SlotBitmap(this.base, result, size, null);
	}

	private SlotSet few(long[] result, int size) {
		int[] slots = new int[size];
		decode(result, this.base, slots);
		return SortedSlots.of(slots, 0, size);
	}

	@Override
	public void forEach(IntConsumer action) {
		for (int i = 0; i < WORDS; i++) {
			int start = this.base + i * Long.SIZE;
			for (long rest = this.words[i]; rest != 0; rest &= rest - 1) {
				action.accept(start + Long.numberOfTrailingZeros(rest));
			}
		}
	}

	@Override
	public boolean allMatch(IntPredicate predicate) {
		for (int i = 0; i < WORDS; i++) {
			int start = this.base + i * Long.SIZE;
			for (long rest = this.words[i]; rest != 0; rest &= rest - 1) {
				if (!predicate.test(start + Long.numberOfTrailingZeros(rest))) {
					return false;
				}
			}
		}
		return true;
	}

	@Override
	int copyTo(int[] target, int position) {
		int next = position;
		for (int i = 0; i < WORDS; i++) {
			next = decodeWord(this.words[i], this.base + i * Long.SIZE, target, next);
		}
		return next;
	}

	@Override
	@Nullable SlotSet leafFrom(int slot) {
		return (last() >= slot) ? this : null;
	}

}
