package io.github.springdata.memory.store.collection;

import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * Reader of the elements in slots that mostly ascend: it remembers the leaf it was in,
 * and the node above, so that a slot nearby costs no way down from the root. For one
 * thread at a time.
 *
 * @param <E> the element type
 */
public final class VectorReader<E> {

	private final PersistentVector<E> vector;

	private final int length;

	private final int tailStart;

	private int leafNumber = -1;

	private int nodeNumber = -1;

	private @Nullable Object[] leaf = {};

	private @Nullable Object[] node = {};

	VectorReader(PersistentVector<E> vector) {
		this.vector = vector;
		this.length = vector.length();
		this.tailStart = PersistentVector.tailStart(vector.length());
	}

	/**
	 * Return the element in a slot.
	 * @param slot a slot of the vector
	 * @return the element, or {@code null} for a hole
	 * @throws IndexOutOfBoundsException if the slot was never handed out
	 */
	@SuppressWarnings("unchecked")
	public @Nullable E get(int slot) {
		Objects.checkIndex(slot, this.length);
		if (slot >>> PersistentVector.BITS != this.leafNumber) {
			enter(slot);
		}
		return (E) this.leaf[slot & PersistentVector.MASK];
	}

	private void enter(int slot) {
		int number = slot >>> PersistentVector.BITS;
		if (slot >= this.tailStart) {
			this.leaf = this.vector.tail;
		}
		else {
			if (number >>> PersistentVector.BITS != this.nodeNumber) {
				this.node = this.vector.nodeAbove(slot);
				this.nodeNumber = number >>> PersistentVector.BITS;
			}
			this.leaf = PersistentVector.child(this.node, number & PersistentVector.MASK);
		}
		this.leafNumber = number;
	}

}
