package io.github.springdata.memory.store.collection;

import java.util.Comparator;
import java.util.ConcurrentModificationException;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * State of one editor of a {@link BPlusTree}: order, owner token and the outcome of its
 * present call.
 */
final class TreeEdit {

	private final Comparator<Object> order;

	private @Nullable Object owner;

	private boolean running;

	private boolean changed;

	private boolean appending;

	private @Nullable Sibling sibling;

	TreeEdit(Comparator<Object> order, @Nullable Object owner) {
		this.order = order;
		this.owner = owner;
	}

	Comparator<Object> order() {
		return this.order;
	}

	@Nullable Object owner() {
		return this.owner;
	}

	/**
	 * Freeze all nodes that this editor has created.
	 */
	void renewOwner() {
		this.owner = new Object();
	}

	TreeNode add(TreeNode root, Object key, int slot) {
		begin();
		try {
			TreeNode changed = root.add(key, slot, true, this);
			Sibling sibling = takeSibling();
			return (sibling != null) ? InnerNode.of(changed, sibling, this) : changed;
		}
		finally {
			this.running = false;
		}
	}

	TreeNode remove(TreeNode root, Object key, int slot) {
		begin();
		try {
			TreeNode changed = root.remove(key, slot, true, this);
			while (changed instanceof InnerNode inner && inner.size() < 2) {
				changed = (inner.size() == 1) ? inner.child(0) : LeafNode.EMPTY;
			}
			return changed;
		}
		finally {
			this.running = false;
		}
	}

	/**
	 * Call the comparator outside a change of one pair.
	 * @param comparison what calls it
	 */
	<T extends @Nullable Object> T compare(Supplier<T> comparison) {
		begin();
		try {
			return comparison.get();
		}
		finally {
			this.running = false;
		}
	}

	private void begin() {
		if (this.running) {
			throw new ConcurrentModificationException(
					"The tree is being changed already; the comparator must not change the tree");
		}
		this.running = true;
		this.changed = false;
		this.appending = false;
		this.sibling = null;
	}

	/**
	 * Return whether the call has changed the tree.
	 * @return {@code true} if a pair was added or removed
	 */
	boolean changed() {
		return this.changed;
	}

	/**
	 * Note that the call changes the tree, with no more calls to the comparator.
	 */
	void change() {
		this.changed = true;
	}

	/**
	 * Return whether a new last pair is being added to full nodes, which then stay full.
	 * @return {@code true} if splits leave all items on the left
	 */
	boolean appending() {
		return this.appending;
	}

	void append() {
		this.appending = true;
	}

	void leaveSibling(Object key, int slot, TreeNode node) {
		this.sibling = new Sibling(key, slot, node);
	}

	@Nullable Sibling takeSibling() {
		Sibling sibling = this.sibling;
		this.sibling = null;
		return sibling;
	}

	/**
	 * New right neighbour of a node, and the separator between the two.
	 */
	record Sibling(Object key, int slot, TreeNode node) {
	}

}
