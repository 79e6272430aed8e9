package io.github.springdata.memory.store.collection;

import java.util.Arrays;

/**
 * Path from the root of a {@link BPlusTree} to one of its leaves, which can move to the
 * leaf before or after it.
 */
final class TreePath {

	/**
	 * Levels for some ten million pairs.
	 */
	private static final int USUAL_HEIGHT = 5;

	private InnerNode[] nodes = new InnerNode[USUAL_HEIGHT];

	private int[] indexes = new int[USUAL_HEIGHT];

	private int height;

	private LeafNode leaf = LeafNode.EMPTY;

	private int position;

	private TreePath() {
	}

	/**
	 * Find the pair of a rank.
	 * @param root the root
	 * @param rank a rank from 0 to the number of pairs less one
	 * @return the path to the leaf of the pair
	 */
	static TreePath to(TreeNode root, int rank) {
		TreePath path = new TreePath();
		int rest = rank;
		TreeNode node = root;
		while (node instanceof InnerNode inner) {
			int index = 0;
			while (rest >= inner.count(index)) {
				rest -= inner.count(index);
				index++;
			}
			path.push(inner, index);
			node = inner.child(index);
		}
		path.leaf = (LeafNode) node;
		path.position = rest;
		return path;
	}

	private void push(InnerNode node, int index) {
		if (this.height == this.nodes.length) {
			this.nodes = Arrays.copyOf(this.nodes, 2 * this.height);
			this.indexes = Arrays.copyOf(this.indexes, 2 * this.height);
		}
		this.nodes[this.height] = node;
		this.indexes[this.height] = index;
		this.height++;
	}

	LeafNode leaf() {
		return this.leaf;
	}

	/**
	 * Return where in the leaf the pair is that this path was made for.
	 * @return the index of the pair
	 */
	int position() {
		return this.position;
	}

	/**
	 * Move to a neighbour of the leaf, which must exist.
	 * @param step 1 for the leaf to the right, -1 for the one to the left
	 * @return the leaf
	 */
	LeafNode move(int step) {
		int level = this.height - 1;
		while (isAtEnd(level, step)) {
			level--;
		}
		this.indexes[level] += step;
		TreeNode node = this.nodes[level].child(this.indexes[level]);
		while (node instanceof InnerNode inner) {
			level++;
			this.nodes[level] = inner;
			this.indexes[level] = (step > 0) ? 0 : inner.size() - 1;
			node = inner.child(this.indexes[level]);
		}
		this.leaf = (LeafNode) node;
		return this.leaf;
	}

	private boolean isAtEnd(int level, int step) {
		return this.indexes[level] == ((step > 0) ? this.nodes[level].size() - 1 : 0);
	}

}
