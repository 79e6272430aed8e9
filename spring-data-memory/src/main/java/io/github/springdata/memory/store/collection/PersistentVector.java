package io.github.springdata.memory.store.collection;

import org.jspecify.annotations.Nullable;

/**
 * Immutable vector from slots (0, 1, 2 and so on) to elements, with holes where an
 * element was removed.
 *
 * @param <E> the element type
 */
public final class PersistentVector<E> {

	private PersistentVector() {
	}

	/**
	 * Return the vector without any slot.
	 * @param <E> the element type
	 * @return the empty vector
	 */
	public static <E> PersistentVector<E> empty() {
		throw new UnsupportedOperationException();
	}

	/**
	 * Report each slot whose element differs, by identity, in ascending order. Subtrees
	 * that both versions share are not visited.
	 * @param before the older version
	 * @param after the newer version
	 * @param consumer receives each differing slot
	 * @param <E> the element type
	 */
	public static <E> void diff(PersistentVector<E> before, PersistentVector<E> after,
			DiffConsumer<? super E> consumer) {
		throw new UnsupportedOperationException();
	}

	/**
	 * Return the number of slots handed out, holes included.
	 * @return the next slot that {@link #append(Object)} takes
	 */
	public int length() {
		throw new UnsupportedOperationException();
	}

	/**
	 * Return the number of elements, without holes.
	 * @return the number of elements
	 */
	public int size() {
		throw new UnsupportedOperationException();
	}

	/**
	 * Return the element in a slot.
	 * @param slot a slot below {@link #length()}
	 * @return the element, or {@code null} for a hole
	 * @throws IndexOutOfBoundsException if the slot was never handed out
	 */
	public @Nullable E get(int slot) {
		throw new UnsupportedOperationException();
	}

	/**
	 * Return a vector that holds the element in slot {@link #length()}.
	 * @param element the element to add
	 * @return the longer vector
	 */
	public PersistentVector<E> append(E element) {
		throw new UnsupportedOperationException();
	}

	/**
	 * Return a vector that holds the element in the given slot, be it taken or a hole.
	 * @param slot a slot below {@link #length()}
	 * @param element the element to hold there
	 * @return the changed vector
	 * @throws IndexOutOfBoundsException if the slot was never handed out
	 */
	public PersistentVector<E> set(int slot, E element) {
		throw new UnsupportedOperationException();
	}

	/**
	 * Return a vector with a hole in the given slot.
	 * @param slot a slot below {@link #length()}
	 * @return the changed vector, this one if the slot is a hole already
	 * @throws IndexOutOfBoundsException if the slot was never handed out
	 */
	public PersistentVector<E> remove(int slot) {
		throw new UnsupportedOperationException();
	}

	/**
	 * Return a cursor over the elements in ascending slot order.
	 * @return a cursor before the first element
	 */
	public Cursor<E> cursor() {
		throw new UnsupportedOperationException();
	}

	/**
	 * Return a cursor over the elements in descending slot order.
	 * @return a cursor before the last element
	 */
	public Cursor<E> descendingCursor() {
		throw new UnsupportedOperationException();
	}

	/**
	 * Pass each element to the action, in ascending slot order.
	 * @param action receives each slot that is not a hole
	 */
	public void forEach(SlotConsumer<? super E> action) {
		throw new UnsupportedOperationException();
	}

	/**
	 * Return a mutable vector that starts as this one, which stays as it is.
	 * @return a transient, in constant time
	 */
	public Transient<E> asTransient() {
		throw new UnsupportedOperationException();
	}

	/**
	 * Receiver of the elements of a vector.
	 *
	 * @param <E> the element type
	 */
	@FunctionalInterface
	public interface SlotConsumer<E> {

		/**
		 * Accept one element.
		 * @param slot the slot of the element
		 * @param element the element
		 */
		void accept(int slot, E element);

	}

	/**
	 * Receiver of the differences of two vectors.
	 *
	 * @param <E> the element type
	 */
	@FunctionalInterface
	public interface DiffConsumer<E> {

		/**
		 * Accept one difference.
		 * @param slot the slot that differs
		 * @param before the older element, {@code null} if there was none
		 * @param after the newer element, {@code null} if there is none
		 */
		void accept(int slot, @Nullable E before, @Nullable E after);

	}

	/**
	 * Position in a vector that skips holes.
	 *
	 * @param <E> the element type
	 */
	public static final class Cursor<E> {

		private Cursor() {
		}

		/**
		 * Move to the next element.
		 * @return whether there is one
		 */
		public boolean advance() {
			throw new UnsupportedOperationException();
		}

		/**
		 * Return the slot of the current element.
		 * @return a slot
		 */
		public int slot() {
			throw new UnsupportedOperationException();
		}

		/**
		 * Return the current element.
		 * @return the element
		 */
		public E element() {
			throw new UnsupportedOperationException();
		}

	}

	/**
	 * Mutable vector for bulk edits by one thread at a time.
	 *
	 * @param <E> the element type
	 */
	public static final class Transient<E> {

		private Transient() {
		}

		/**
		 * Return the number of slots handed out, holes included.
		 * @return the next slot that {@link #append(Object)} takes
		 */
		public int length() {
			throw new UnsupportedOperationException();
		}

		/**
		 * Return the number of elements, without holes.
		 * @return the number of elements
		 */
		public int size() {
			throw new UnsupportedOperationException();
		}

		/**
		 * Return the element in a slot.
		 * @param slot a slot below {@link #length()}
		 * @return the element, or {@code null} for a hole
		 * @throws IndexOutOfBoundsException if the slot was never handed out
		 */
		public @Nullable E get(int slot) {
			throw new UnsupportedOperationException();
		}

		/**
		 * Hold the element in slot {@link #length()}.
		 * @param element the element to add
		 * @return the slot of the element
		 */
		public int append(E element) {
			throw new UnsupportedOperationException();
		}

		/**
		 * Hold the element in the given slot, be it taken or a hole.
		 * @param slot a slot below {@link #length()}
		 * @param element the element to hold there
		 * @throws IndexOutOfBoundsException if the slot was never handed out
		 */
		public void set(int slot, E element) {
			throw new UnsupportedOperationException();
		}

		/**
		 * Leave a hole in the given slot.
		 * @param slot a slot below {@link #length()}
		 * @throws IndexOutOfBoundsException if the slot was never handed out
		 */
		public void remove(int slot) {
			throw new UnsupportedOperationException();
		}

		/**
		 * Return the present state as an immutable vector. Later edits of this transient
		 * do not show in it.
		 * @return a vector, in constant time
		 */
		public PersistentVector<E> persistent() {
			throw new UnsupportedOperationException();
		}

	}

}
