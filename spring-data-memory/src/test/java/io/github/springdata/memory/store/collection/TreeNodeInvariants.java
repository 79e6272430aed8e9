package io.github.springdata.memory.store.collection;

import java.util.Comparator;

import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Checks the shape of the nodes of a {@link BPlusTree}.
 */
final class TreeNodeInvariants {

	private final @Nullable Comparator<Object> order;

	private @Nullable Object key;

	private int slot;

	private boolean started;

	private boolean atSeparator;

	private int leafDepth = -1;

	private int leaves;

	private TreeNodeInvariants(@Nullable Comparator<Object> order) {
		this.order = order;
	}

	/**
	 * Check depth, fill, counts and the order of pairs and separators.
	 * @return the number of leaves
	 */
	@SuppressWarnings("unchecked")
	static <K> int checkInvariants(BPlusTree<K> tree, Comparator<? super K> order) {
		return check(tree, new TreeNodeInvariants((Comparator<Object>) order));
	}

	/**
	 * Check depth, fill and counts only, for comparators that are inconsistent.
	 */
	static void checkShape(BPlusTree<?> tree) {
		check(tree, new TreeNodeInvariants(null));
	}

	private static int check(BPlusTree<?> tree, TreeNodeInvariants invariants) {
		int pairs = invariants.check(tree.root(), true, 0);
		if (tree.root() instanceof InnerNode root) {
			that(root.size() > 1, "root has more than one child");
		}
		assertThat(pairs).as("pairs of the tree").isEqualTo(tree.size());
		checkCursors(tree);
		return invariants.leaves;
	}

	private static void checkCursors(BPlusTree<?> tree) {
		for (boolean ascending : new boolean[] { true, false }) {
			BPlusTree.Cursor<?> cursor = tree.cursor(0, tree.size(), ascending);
			int pairs = 0;
			while (cursor.advance()) {
				that(cursor.key() != null, "key is not null");
				pairs++;
			}
			assertThat(pairs).as("pairs of the cursor").isEqualTo(tree.size());
		}
	}

	private int check(TreeNode node, boolean last, int depth) {
		that(node.size() <= TreeNode.MAX, "size is not above the maximum");
		if (depth > 0) {
			that(node.size() >= (last ? 1 : TreeNode.MIN), "size is not below the minimum");
		}
		int pairs = (node instanceof InnerNode inner) ? checkInner(inner, last, depth)
				: checkLeaf((LeafNode) node, depth);
		assertThat(pairs).as("count of a node").isEqualTo(node.count());
		return pairs;
	}

	private int checkInner(InnerNode node, boolean last, int depth) {
		int pairs = 0;
		for (int i = 0; i < node.size(); i++) {
			if (i > 0) {
				checkSeparator(node.key(i - 1), node.slot(i - 1));
			}
			int count = check(node.child(i), last && i == node.size() - 1, depth + 1);
			assertThat(node.count(i)).as("count of a child").isEqualTo(count);
			pairs += count;
		}
		return pairs;
	}

	private int checkLeaf(LeafNode node, int depth) {
		this.leaves++;
		if (this.leafDepth < 0) {
			this.leafDepth = depth;
		}
		assertThat(depth).as("depth of a leaf").isEqualTo(this.leafDepth);
		assertThat(node.keys().length).as("capacity").isEqualTo(node.slots().length).isLessThanOrEqualTo(TreeNode.MAX);
		for (int i = 0; i < node.keys().length; i++) {
			that((node.keys()[i] == null) == (i >= node.size()), "keys are where pairs are");
		}
		for (int i = 0; i < node.size(); i++) {
			checkPair(node.keys()[i], node.slots()[i]);
		}
		return node.size();
	}

	private void checkPair(Object key, int slot) {
		if (this.order != null && this.started) {
			int comparison = this.order.compare(this.key, key);
			boolean minimal = comparison == 0 && this.slot == slot && this.atSeparator;
			that(comparison < 0 || (comparison == 0 && this.slot < slot) || minimal, "pairs ascend");
		}
		remember(key, slot, false);
	}

	private void checkSeparator(Object key, int slot) {
		that(key != null, "separator is not null");
		if (this.order != null && this.started) {
			int comparison = this.order.compare(this.key, key);
			that(comparison < 0 || (comparison == 0 && this.slot < slot), "separator is after the pairs to its left");
		}
		remember(key, slot, true);
	}

	private void remember(Object key, int slot, boolean separator) {
		this.key = key;
		this.slot = slot;
		this.started = true;
		this.atSeparator = separator;
	}

	private static void that(boolean holds, String invariant) {
		if (!holds) {
			throw new AssertionError("Violated: " + invariant);
		}
	}

}
