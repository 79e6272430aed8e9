package io.github.springdata.memory.store.collection;

import java.lang.invoke.VarHandle;
import java.util.Arrays;
import java.util.Objects;
import java.util.PrimitiveIterator;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;

import org.jspecify.annotations.Nullable;

/**
 * Immutable set of slots, which are integers from 0 on.
 *
 * <h2>Shape</h2>
 * <p>
 * A set of up to 128 slots is a sorted array, and a set of one is that one number. A
 * larger set is cut by the high bits of its slots into up to 32 parts, each of which is a
 * slot set again: a part with few slots a sorted array, a part with many slots cut
 * further. This is a burst trie [1]. The cutting ends at ranges of 4096 slots, the
 * <em>pages</em>: more than 128 slots of one page are a bitmap of 512 bytes, the size of
 * the array that it replaces. The choice of array or bitmap by the number of slots in a
 * range is that of Roaring bitmaps [2].
 * <p>
 * A part holds the range it covers, and a branch with one child would be that child, so
 * the trie is as deep as the slots demand, anywhere, and ranges without slots cost
 * nothing (as the Patricia tries of [3], with 32 children for two). A slot takes less
 * than a bit in a dense set, and at most a few bytes more than its {@code int} in a
 * sparse one, wherever the slots are.
 *
 * <h2>Versions</h2>
 * <p>
 * Adding or removing a slot copies one array or page and the branches above it, of which
 * there are at most four, and shares the rest. An {@link Editor} of many sets edits the
 * pages and branches that it created, which it recognizes by an owner token, in place;
 * the hand-over drops the token, after which nobody can edit them.
 * {@link PersistentVector} says more about both.
 * <p>
 * Single removals turn a page or a branch into an array at 64 slots, not already at 128,
 * so that alternating edits at the limit do not convert to and fro.
 *
 * <h2>Set operations</h2>
 * <p>
 * Both tries are descended together. Parts whose ranges do not meet are taken or left
 * whole, identical parts are not looked into, and pages are combined 64 slots at a time,
 * in loops that the compiler vectorises. A result that equals one operand, or a part that
 * equals a part of one, is that operand's own and takes no memory. An array is looked up
 * in, or added to or removed from, a trie slot by slot; two arrays are merged.
 *
 * <h2>References</h2>
 * <ol>
 * <li>S. Heinz, J. Zobel, H. E. Williams: Burst Tries: A Fast, Efficient Data Structure
 * for String Keys. ACM Transactions on Information Systems 20, 2002.</li>
 * <li>S. Chambi, D. Lemire, O. Kaser, R. Godin: Better bitmap performance with Roaring
 * bitmaps. Software: Practice and Experience 46, 2016.</li>
 * <li>C. Okasaki, A. Gill: Fast Mergeable Integer Maps. ACM SIGPLAN Workshop on ML,
 * 1998.</li>
 * </ol>
 */
public abstract sealed class SlotSet permits SingleSlot, SortedSlots, SlotBlock {

	SlotSet() {
	}

	/**
	 * Return the set without slots.
	 * @return the empty set
	 */
	public static SlotSet empty() {
		return SortedSlots.EMPTY;
	}

	/**
	 * Return the set of one slot.
	 * @param slot a slot, not negative
	 * @return a set of size one
	 * @throws IllegalArgumentException if the slot is negative
	 */
	public static SlotSet of(int slot) {
		return new SingleSlot(checkSlot(slot));
	}

	/**
	 * Return a collector of slots that arrive in any order.
	 * @return an empty builder
	 */
	public static Builder builder() {
		return new Builder();
	}

	/**
	 * Return an editor of any number of sets.
	 * @return a new editor
	 */
	public static Editor editor() {
		return new Editor();
	}

	static int checkSlot(int slot) {
		if (slot < 0) {
			throw new IllegalArgumentException("Slot " + slot + " is negative; slots count from 0");
		}
		return slot;
	}

	/**
	 * Return the note on this set.
	 * @return what was left there, or {@code null}
	 */
	public @Nullable Object note() {
		return null;
	}

	/**
	 * Leave a note on this set, which replaces the present one. Whoever asks for it finds
	 * it as long as this set is the same object; sets that lie within a page of slots
	 * have no room for notes, and forget them at once.
	 * @param note an object that can be made again, and shows by itself whether it still
	 * holds
	 */
	public void note(Object note) {
	}

	/**
	 * Return the number of slots.
	 * @return the number of slots, in constant time
	 */
	public abstract int size();

	/**
	 * Return whether there is no slot.
	 * @return {@code true} if the size is zero
	 */
	public final boolean isEmpty() {
		return size() == 0;
	}

	/**
	 * Return whether a slot is in this set.
	 * @param slot any integer
	 * @return {@code true} if it is in this set
	 */
	public abstract boolean contains(int slot);

	/**
	 * Return the smallest slot.
	 * @return the first slot in ascending order
	 * @throws java.util.NoSuchElementException if this set is empty
	 */
	public abstract int first();

	/**
	 * Return the largest slot.
	 * @return the last slot in ascending order
	 * @throws java.util.NoSuchElementException if this set is empty
	 */
	public abstract int last();

	/**
	 * Add a slot, in place where this set belongs to the owner.
	 */
	abstract SlotSet add(int slot, @Nullable Object owner);

	/**
	 * Remove a slot, in place where this set belongs to the owner.
	 */
	abstract SlotSet remove(int slot, @Nullable Object owner);

	/**
	 * Return the slots that are in this set or in the other.
	 * @param other another set
	 * @return the union
	 */
	public final SlotSet union(SlotSet other) {
		Objects.requireNonNull(other, "other must not be null");
		if (this instanceof SlotBlock left && other instanceof SlotBlock right) {
			return left.or(right);
		}
		if (this instanceof SortedSlots left && other instanceof SortedSlots right) {
			return left.or(right);
		}
		return (size() < other.size()) ? other.addAll(this) : addAll(other);
	}

	/**
	 * Return the slots that are in this set and in the other.
	 * @param other another set
	 * @return the intersection
	 */
	public final SlotSet intersection(SlotSet other) {
		Objects.requireNonNull(other, "other must not be null");
		if (this instanceof SlotBlock left && other instanceof SlotBlock right) {
			return left.and(right);
		}
		if (this instanceof SortedSlots left && other instanceof SortedSlots right) {
			return left.and(right);
		}
		return (size() > other.size()) ? other.filter(this::contains) : filter(other::contains);
	}

	/**
	 * Return the slots that are in this set and not in the other.
	 * @param other another set
	 * @return the difference
	 */
	public final SlotSet difference(SlotSet other) {
		Objects.requireNonNull(other, "other must not be null");
		if (this instanceof SlotBlock left) {
			return (other instanceof SlotBlock right) ? left.andNot(right) : removeAll(other);
		}
		if (this instanceof SortedSlots left && other instanceof SortedSlots right) {
			return left.andNot(right);
		}
		return filter((slot) -> !other.contains(slot));
	}

	/**
	 * Return this set with the slots of one that is not larger.
	 */
	private SlotSet addAll(SlotSet few) {
		if (few.isEmpty()) {
			return this;
		}
		int[] slots = few.toArray();
		if (this instanceof SlotBranch branch && branch.covers(slots[0]) && branch.covers(slots[slots.length - 1])) {
			return branch.addAll(slots);
		}
		SlotSet result = this;
		Object owner = new Object();
		for (int slot : slots) {
			result = result.add(slot, owner);
		}
		return result;
	}

	private SlotSet removeAll(SlotSet few) {
		if (few.isEmpty()) {
			return this;
		}
		SlotSet result = this;
		Object owner = new Object();
		for (int slot : few.toArray()) {
			result = result.remove(slot, owner);
		}
		return result;
	}

	private SlotSet filter(IntPredicate condition) {
		int[] slots = toArray();
		int count = 0;
		for (int slot : slots) {
			if (condition.test(slot)) {
				slots[count++] = slot;
			}
		}
		return (count == slots.length) ? this : SortedSlots.of(slots, 0, count);
	}

	/**
	 * Return an iterator in ascending order.
	 * @return an iterator that does not remove
	 */
	public final PrimitiveIterator.OfInt iterator() {
		return new SlotIterator(this);
	}

	/**
	 * Return a walk over the slots in ascending order, 32 neighbouring slots at a time.
	 * @return a walk before the first word
	 */
	public final SlotWords words() {
		return new SlotWords(this);
	}

	/**
	 * Pass each slot to the action, in ascending order.
	 * @param action receives each slot
	 */
	public abstract void forEach(IntConsumer action);

	/**
	 * Return whether each slot satisfies the predicate, asking in ascending order up to
	 * the first that does not.
	 * @param predicate the predicate to ask
	 * @return {@code true} if there is no slot that does not satisfy it
	 */
	public abstract boolean allMatch(IntPredicate predicate);

	/**
	 * Return the slots in ascending order.
	 * @return a new array
	 */
	public final int[] toArray() {
		int[] slots = new int[size()];
		copyTo(slots, 0);
		return slots;
	}

	/**
	 * Write the slots in ascending order.
	 * @return the position in the target after the last slot
	 */
	abstract int copyTo(int[] target, int position);

	/**
	 * Return the array or page with the smallest slot that is not below the given one, if
	 * there is one.
	 */
	abstract @Nullable SlotSet leafFrom(int slot);

	/**
	 * Return whether the other object is a set of the same slots.
	 */
	@Override
	public final boolean equals(@Nullable Object other) {
		return this == other
				|| other instanceof SlotSet that && size() == that.size() && Arrays.equals(toArray(), that.toArray());
	}

	@Override
	public final int hashCode() {
		return Arrays.hashCode(toArray());
	}

	/**
	 * Return the size and the first slots, for messages.
	 */
	@Override
	public final String toString() {
		StringBuilder text = new StringBuilder("SlotSet(").append(size()).append(")[");
		PrimitiveIterator.OfInt slots = iterator();
		for (int i = 0; i < 16 && slots.hasNext(); i++) {
			text.append((i > 0) ? ", " : "").append(slots.nextInt());
		}
		return text.append(slots.hasNext() ? ", ...]" : "]").toString();
	}

	/**
	 * Collector of slots that arrive in any order, for one thread. It is the fast way to
	 * make a set; an {@link Editor} is for a set that is there already, or that shrinks.
	 */
	public static final class Builder {

		private static final int INITIAL_CAPACITY = 16;

		private SlotSet collected = empty();

		private int[] slots = new int[INITIAL_CAPACITY];

		private int count;

		private int largest = -1;

		private boolean ascending = true;

		private Builder() {
		}

		/**
		 * Add a slot.
		 * @param slot a slot, not negative, present or not
		 * @throws IllegalArgumentException if the slot is negative
		 */
		public void add(int slot) {
			if (this.count == this.slots.length) {
				grow();
			}
			this.slots[this.count++] = checkSlot(slot);
			if (slot > this.largest) {
				this.largest = slot;
			}
			else {
				this.ascending = false;
			}
		}

		/**
		 * Add all slots of a set.
		 * @param slots the slots to add
		 */
		public void addAll(SlotSet slots) {
			Objects.requireNonNull(slots, "slots must not be null");
			if (slots instanceof SlotBlock) {
				this.collected = this.collected.union(slots);
			}
			else {
				slots.forEach(this::add);
			}
		}

		/**
		 * Return the set of the slots added so far; the builder stays usable.
		 * @return a set
		 */
		public SlotSet build() {
			int distinct = this.ascending ? this.count : sort();
			this.collected = this.collected.union(SortedSlots.of(this.slots, 0, distinct));
			this.count = 0;
			this.largest = -1;
			this.ascending = true;
			return this.collected;
		}

		/**
		 * Make room, by doubling; the slots are worked off first when there are more than
		 * an array can hold.
		 */
		private void grow() {
			if (this.count >= 1 << 30) {
				build();
				return;
			}
			this.slots = Arrays.copyOf(this.slots, this.count * 2);
		}

		/**
		 * Sort the slots and remove duplicates.
		 * @return the number of slots that remain
		 */
		private int sort() {
			return (this.largest / Long.SIZE <= this.count) ? sortDense() : sortSparse();
		}

		/**
		 * Sort by way of a bitmap, which is not larger than two arrays of the slots.
		 */
		private int sortDense() {
			long[] words = new long[this.largest / Long.SIZE + 1];
			for (int i = 0; i < this.count; i++) {
				int slot = this.slots[i];
				words[slot >>> 6] |= 1L << slot;
			}
			return SlotBitmap.decode(words, 0, this.slots);
		}

		private int sortSparse() {
			Arrays.sort(this.slots, 0, this.count);
			int distinct = 1;
			for (int i = 1; i < this.count; i++) {
				if (this.slots[i] != this.slots[i - 1]) {
					this.slots[distinct++] = this.slots[i];
				}
			}
			return distinct;
		}

	}

	/**
	 * Bulk edits of any number of slot sets by one thread at a time, as an index makes
	 * them. It edits in place what it created since the last hand-over. So the set that
	 * an edit returns takes the place of the one that was passed in, and nobody else may
	 * have it, nor a set made from it, before {@link #handOver()}.
	 */
	public static final class Editor {

		private Object owner = new Object();

		private Editor() {
		}

		/**
		 * Return a set with a slot.
		 * @param set the set to edit
		 * @param slot a slot, not negative
		 * @return the set to use instead
		 * @throws IllegalArgumentException if the slot is negative
		 */
		public SlotSet add(SlotSet set, int slot) {
			return set.add(checkSlot(slot), this.owner);
		}

		/**
		 * Return a set without a slot.
		 * @param set the set to edit
		 * @param slot any integer
		 * @return the set to use instead
		 */
		public SlotSet remove(SlotSet set, int slot) {
			return set.remove(slot, this.owner);
		}

		/**
		 * Make all sets that this editor returned immutable. Later edits do not show in
		 * them.
		 */
		public void handOver() {
			this.owner = new Object();
			// as at the end of a constructor: the edits come before publication
			VarHandle.releaseFence();
		}

	}

}
