package io.github.springdata.memory.store.collection;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

import org.jspecify.annotations.Nullable;

import static io.github.springdata.memory.store.collection.PersistentVector.BITS;
import static io.github.springdata.memory.store.collection.PersistentVector.MASK;
import static io.github.springdata.memory.store.collection.PersistentVector.NOTE;
import static io.github.springdata.memory.store.collection.PersistentVector.NOTHING;
import static io.github.springdata.memory.store.collection.PersistentVector.WIDTH;

/**
 * Walk over the leaves of a vector, which are 32 neighbouring slots each.
 */
public final class VectorLeaves {

	private static final VarHandle ELEMENT = MethodHandles.arrayElementVarHandle(Object[].class);

	private final PersistentVector<?> vector;

	private final int last;

	private final boolean full;

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

	VectorLeaves(PersistentVector<?> vector) {
		this.vector = vector;
		this.parent = vector.root;
		this.full = vector.size() == vector.length();
		this.last = PersistentVector.tailStart(vector.length());
		this.start = -WIDTH;
	}

	/**
	 * Move to the next leaf that is not missing.
	 * @return whether there is one
	 */
	public boolean next() {
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

	/**
	 * Move to the leaf of a slot, in any order.
	 * @param slot a slot below the length of the vector
	 */
	public void moveTo(int slot) {
		int leafStart = slot & ~MASK;
		moveTo(leafStart,
				(leafStart == this.last) ? this.vector.tail : (descendTo(leafStart) == 0) ? this.leaf : NOTHING);
	}

	/**
	 * Return the leaf at hand.
	 * @return the elements of 32 slots, {@code null} for holes; what follows them has no
	 * meaning. Not to be changed
	 */
	public @Nullable Object[] leaf() {
		return this.leaf;
	}

	/**
	 * Return the note on a leaf.
	 * @param leaf a leaf of a vector that is not edited
	 * @return what was left there, or {@code null}
	 */
	public static @Nullable Object note(@Nullable Object[] leaf) {
		return ELEMENT.getAcquire(leaf, NOTE);
	}

	/**
	 * Leave a note on a leaf, which replaces the present one.
	 * @param leaf a leaf of a vector that is not edited
	 * @param note an object that is not changed any more, and follows from the elements
	 * of the leaf alone
	 */
	public static void note(@Nullable Object[] leaf, Object note) {
		if (leaf != NOTHING) {
			ELEMENT.setRelease(leaf, NOTE, note);
		}
	}

	/**
	 * Return which slots of the leaf at hand are no holes.
	 * @return one bit for each, from {@link #start()} on
	 */
	public int present() {
		if (this.full && this.start != this.last) {
			return -1;
		}
		@Nullable Object[] elements = this.leaf;
		int bits = 0;
		for (int i = 0; i < WIDTH; i++) {
			bits |= (elements[i] != null) ? 1 << i : 0;
		}
		return bits;
	}

	/**
	 * Return the first slot of the leaf at hand.
	 * @return a multiple of 32
	 */
	public int start() {
		return this.start;
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
