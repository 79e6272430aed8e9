package io.github.springdata.memory.store.collection;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Objects;

/**
 * Builder of a {@link BPlusTree} from sorted pairs, one level after the other. All nodes
 * are full but for the last of each level.
 */
record TreeBuilder(Comparator<Object> order, Object[] keys, int[] slots) {

	TreeNode build() {
		TreeNode[] level = leaves();
		int width = TreeNode.MAX;
		while (level.length > 1) {
			level = parents(level, width);
			width *= TreeNode.MAX;
		}
		return (level.length == 1) ? level[0] : LeafNode.EMPTY;
	}

	/**
	 * Check that the pairs are strictly ascending.
	 * @return this builder
	 */
	TreeBuilder checked() {
		for (Object key : this.keys) {
			Objects.requireNonNull(key, "keys must not contain null");
		}
		for (int i = 1; i < this.keys.length; i++) {
			int comparison = this.order.compare(this.keys[i - 1], this.keys[i]);
			if (comparison > 0 || (comparison == 0 && this.slots[i - 1] >= this.slots[i])) {
				throw new IllegalArgumentException(
						"Pair %d is not after pair %d; sort the pairs by key and then by slot, without duplicates"
							.formatted(i, i - 1));
			}
		}
		return this;
	}

	private TreeNode[] leaves() {
		TreeNode[] leaves = new TreeNode[groups(this.keys.length)];
		for (int i = 0; i < leaves.length; i++) {
			int from = i * TreeNode.MAX;
			int to = Math.min(from + TreeNode.MAX, this.keys.length);
			leaves[i] = new LeafNode(null, keys(from, to), Arrays.copyOfRange(this.slots, from, to), to - from);
		}
		return leaves;
	}

	private Object[] keys(int from, int to) {
		Object[] keys = Arrays.copyOfRange(this.keys, from, to, Object[].class);
		for (int i = 1; i < keys.length; i++) {
			keys[i] = TreeNode.shared(keys[i], keys[i - 1]);
		}
		return keys;
	}

	/**
	 * Build the level above a level.
	 * @param level the nodes of the level
	 * @param width the number of pairs below each of them but the last
	 */
	private TreeNode[] parents(TreeNode[] level, int width) {
		TreeNode[] parents = new TreeNode[groups(level.length)];
		for (int i = 0; i < parents.length; i++) {
			int from = i * TreeNode.MAX;
			parents[i] = parent(Arrays.copyOfRange(level, from, Math.min(from + TreeNode.MAX, level.length)), from,
					width);
		}
		return parents;
	}

	private InnerNode parent(TreeNode[] children, int index, int width) {
		Object[] keys = new Object[children.length - 1];
		int[] slots = new int[keys.length];
		int[] counts = new int[children.length];
		for (int i = 0; i < children.length; i++) {
			counts[i] = children[i].count();
			if (i > 0) {
				keys[i - 1] = this.keys[(index + i) * width];
				slots[i - 1] = this.slots[(index + i) * width];
			}
		}
		return new InnerNode(null, keys, slots, children, counts);
	}

	private static int groups(int items) {
		return (items + TreeNode.MAX - 1) / TreeNode.MAX;
	}

}
