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

	private Object owner = new Object();

	private boolean running;

	private int changes;

	private int position;

	private boolean appending;

	private @Nullable Sibling sibling;

	TreeEdit(Comparator<Object> order) {
		this.order = order;
	}

	Comparator<Object> order() {
		return this.order;
	}

	Object owner() {
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

	/**
	 * Add sorted pairs, going down to each leaf once for all that belong there. Nodes are
	 * copied also if this editor has created them, so that the tree stays as it was when
	 * the comparator throws.
	 */
	TreeNode addAll(TreeNode root, SortedPairs pairs) {
		begin();
		renewOwner();
		try {
			TreeNode changed = root;
			while (this.position < pairs.size()) {
				changed = changed.addAll(pairs, pairs.size(), true, this);
				Sibling sibling = takeSibling();
				changed = (sibling != null) ? InnerNode.of(changed, sibling, this) : changed;
			}
			return changed;
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
		this.changes = 0;
		this.position = 0;
		this.appending = false;
		this.sibling = null;
	}

	/**
	 * Return whether the call has changed the tree.
	 * @return {@code true} if a pair was added or removed
	 */
	boolean changed() {
		return this.changes > 0;
	}

	/**
	 * Return how many pairs the call has added or removed.
	 */
	int changes() {
		return this.changes;
	}

	/**
	 * Note that the call adds or removes a pair, with no more calls to the comparator for
	 * it.
	 */
	void change() {
		this.changes++;
	}

	/**
	 * Return the position of the next pair to add.
	 */
	int position() {
		return this.position;
	}

	/**
	 * Take the next pair to add.
	 * @return its position
	 */
	int take() {
		this.appending = false;
		return this.position++;
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

	boolean hasSibling() {
		return this.sibling != null;
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
