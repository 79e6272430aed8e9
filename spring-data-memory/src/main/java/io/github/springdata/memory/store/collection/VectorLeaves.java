package io.github.springdata.memory.store.collection;

import org.jspecify.annotations.Nullable;

import static io.github.springdata.memory.store.collection.PersistentVector.BITS;
import static io.github.springdata.memory.store.collection.PersistentVector.MASK;
import static io.github.springdata.memory.store.collection.PersistentVector.NOTHING;
import static io.github.springdata.memory.store.collection.PersistentVector.WIDTH;

/**
 * Walk over the leaves of a vector in either direction. An object apart from the cursor,
 * so that the compiler can keep the cursor of a scan in registers.
 */
final class VectorLeaves {

	private final PersistentVector<?> vector;

	private final int last;

	private final boolean ascending;

	private @Nullable Object[] leaf = NOTHING;

	private int start;

	/**
	 * The node above the leaf, kept while its 1024 slots are visited.
	 */
	private @Nullable Object[] parent;

	/**
	 * The slots of the parent, as the high bits that they share.
	 */
	private int block = -1;

	VectorLeaves(PersistentVector<?> vector, boolean ascending) {
		this.vector = vector;
		this.parent = vector.root;
		this.ascending = ascending;
		this.last = PersistentVector.tailStart(vector.length());
		this.start = ascending ? -WIDTH : this.last + WIDTH;
	}

	/**
	 * Return the next leaf, or the one without elements at the end.
	 */
	@Nullable Object[] advance() {
		boolean found = this.ascending ? ascend() : descend();
		return found ? this.leaf : NOTHING;
	}

	/**
	 * Return the first slot of the leaf at hand.
	 */
	int start() {
		return this.start;
	}

	private boolean ascend() {
		int next = this.start;
		while (next != this.last) {
			next += WIDTH;
			if (next == this.last) {
				return moveTo(next, this.vector.tail);
			}
			int level = descendTo(next);
			if (level == 0) {
				return moveTo(next, this.leaf);
			}
			next |= (1 << level) - 1;
			next = (next >= this.last) ? this.last - WIDTH : next & ~MASK;
		}
		return false;
	}

	private boolean descend() {
		int next = this.start - WIDTH;
		if (next == this.last) {
			return next >= 0 && moveTo(next, this.vector.tail);
		}
		while (next >= 0) {
			int level = descendTo(next);
			if (level == 0) {
				return moveTo(next, this.leaf);
			}
			next = (next & -(1 << level)) - WIDTH;
		}
		return false;
	}

	/**
	 * Take the leaf at a slot, if there is one.
	 * @return 0 if so, else the level of the missing subtree around the slot
	 */
	private int descendTo(int slot) {
		int level = (slot >>> 2 * BITS == this.block) ? BITS : this.vector.shift;
		@Nullable Object[] node = (level == BITS) ? this.parent : this.vector.root;
		for (; level > BITS; level -= BITS) {
			node = PersistentVector.child(node, (slot >>> level) & MASK);
			if (node == NOTHING) {
				return level;
			}
		}
		this.block = slot >>> 2 * BITS;
		this.parent = node;
		this.leaf = PersistentVector.child(node, (slot >>> BITS) & MASK);
		return (this.leaf != NOTHING) ? 0 : BITS;
	}

	private boolean moveTo(int start, @Nullable Object[] leaf) {
		this.start = start;
		this.leaf = leaf;
		return true;
	}

}
