package io.github.springdata.memory.store.collection;

import java.util.PrimitiveIterator;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;

/**
 * Immutable set of slots, which are integers from 0 on.
 */
public abstract class SlotSet {

	SlotSet() {
	}

	/**
	 * Return the set without slots.
	 * @return the empty set
	 */
	public static SlotSet empty() {
		throw new UnsupportedOperationException();
	}

	/**
	 * Return the set of one slot.
	 * @param slot a slot, not negative
	 * @return a set of size one
	 */
	public static SlotSet of(int slot) {
		throw new UnsupportedOperationException();
	}

	/**
	 * Return the set of the given slots.
	 * @param slots slots in any order, repeated or not, none negative
	 * @return a set that does not share the array
	 */
	public static SlotSet of(int... slots) {
		throw new UnsupportedOperationException();
	}

	/**
	 * Return a collector of slots that arrive in any order.
	 * @return an empty builder
	 */
	public static Builder builder() {
		throw new UnsupportedOperationException();
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
	public boolean isEmpty() {
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
	 * Return this set with a slot.
	 * @param slot a slot, not negative
	 * @return a set that contains it, this one if it does already
	 */
	public SlotSet add(int slot) {
		throw new UnsupportedOperationException();
	}

	/**
	 * Return this set without a slot.
	 * @param slot any integer
	 * @return a set that does not contain it, this one if it does not already
	 */
	public SlotSet remove(int slot) {
		throw new UnsupportedOperationException();
	}

	/**
	 * Return the slots that are in this set or in the other.
	 * @param other another set
	 * @return the union
	 */
	public SlotSet union(SlotSet other) {
		throw new UnsupportedOperationException();
	}

	/**
	 * Return the slots that are in this set and in the other.
	 * @param other another set
	 * @return the intersection
	 */
	public SlotSet intersection(SlotSet other) {
		throw new UnsupportedOperationException();
	}

	/**
	 * Return the slots that are in this set and not in the other.
	 * @param other another set
	 * @return the difference
	 */
	public SlotSet difference(SlotSet other) {
		throw new UnsupportedOperationException();
	}

	/**
	 * Return an iterator in ascending order.
	 * @return an iterator that does not remove
	 */
	public PrimitiveIterator.OfInt iterator() {
		throw new UnsupportedOperationException();
	}

	/**
	 * Return an iterator in descending order.
	 * @return an iterator that does not remove
	 */
	public PrimitiveIterator.OfInt descendingIterator() {
		throw new UnsupportedOperationException();
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
	public int[] toArray() {
		throw new UnsupportedOperationException();
	}

	/**
	 * Return a mutable set that starts as this one, which stays as it is.
	 * @return a transient, in constant time
	 */
	public Transient asTransient() {
		throw new UnsupportedOperationException();
	}

	/**
	 * Collector of slots that arrive in any order, for one thread. The fast way to make a
	 * set of known slots; a {@link Transient} is for a set that is read in between.
	 */
	public static final class Builder {

		private Builder() {
		}

		/**
		 * Add a slot.
		 * @param slot a slot, not negative, present or not
		 */
		public void add(int slot) {
			throw new UnsupportedOperationException();
		}

		/**
		 * Add all slots of a set.
		 * @param slots the slots to add
		 */
		public void addAll(SlotSet slots) {
			throw new UnsupportedOperationException();
		}

		/**
		 * Return the set of the slots added so far; the builder stays usable.
		 * @return a set
		 */
		public SlotSet build() {
			throw new UnsupportedOperationException();
		}

	}

	/**
	 * Mutable slot set for bulk edits by one thread at a time.
	 */
	public static final class Transient {

		private Transient() {
		}

		/**
		 * Return the number of slots.
		 * @return the number of slots, in constant time
		 */
		public int size() {
			throw new UnsupportedOperationException();
		}

		/**
		 * Return whether a slot is in this set.
		 * @param slot any integer
		 * @return {@code true} if it is in this set
		 */
		public boolean contains(int slot) {
			throw new UnsupportedOperationException();
		}

		/**
		 * Add a slot.
		 * @param slot a slot, not negative
		 * @return whether it was missing
		 */
		public boolean add(int slot) {
			throw new UnsupportedOperationException();
		}

		/**
		 * Remove a slot.
		 * @param slot any integer
		 * @return whether it was there
		 */
		public boolean remove(int slot) {
			throw new UnsupportedOperationException();
		}

		/**
		 * Return the present state as an immutable set. Later edits of this transient do
		 * not show in it.
		 * @return a set, in constant time
		 */
		public SlotSet persistent() {
			throw new UnsupportedOperationException();
		}

	}

}
