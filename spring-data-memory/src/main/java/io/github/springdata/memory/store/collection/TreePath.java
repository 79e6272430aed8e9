package io.github.springdata.memory.store.collection;

/**
 * Path from the root of a {@link BPlusTree} to one of its leaves, which can move to the
 * leaf before or after it.
 */
final class TreePath {

	private final InnerNode[] nodes;

	private final int[] indexes;

	private LeafNode leaf;

	private int position;

	private TreePath(int height) {
		this.nodes = new InnerNode[height];
		this.indexes = new int[height];
		this.leaf = LeafNode.EMPTY;
	}

	/**
	 * Find the pair of a rank.
	 * @param root the root
	 * @param rank a rank from 0 to the number of pairs less one
	 * @return the path to the leaf of the pair
	 */
	static TreePath to(TreeNode root, int rank) {
		TreePath path = new TreePath(height(root));
		int rest = rank;
		TreeNode node = root;
		for (int level = 0; node instanceof InnerNode inner; level++) {
			int index = 0;
			while (rest >= inner.count(index)) {
				rest -= inner.count(index);
				index++;
			}
			path.nodes[level] = inner;
			path.indexes[level] = index;
			node = inner.child(index);
		}
		path.leaf = (LeafNode) node;
		path.position = rest;
		return path;
	}

	/**
	 * Count the inner nodes of each path.
	 */
	private static int height(TreeNode root) {
		int height = 0;
		for (TreeNode node = root; node instanceof InnerNode inner; node = inner.child(0)) {
			height++;
		}
		return height;
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
		int level = this.nodes.length - 1;
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
