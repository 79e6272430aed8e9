package io.github.springdata.memory.store.collection;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Element of a {@link BPlusTree} of integers.
 */
record Pair(int key, int slot) {

	static Comparator<Pair> order(Comparator<Integer> keys) {
		return Comparator.comparing(Pair::key, keys).thenComparing(Pair::slot);
	}

	static List<Pair> list(BPlusTree<Integer> tree) {
		return Pair.list(tree, 0, tree.size(), true);
	}

	static List<Pair> list(BPlusTree<Integer> tree, int from, int to, boolean ascending) {
		List<Pair> pairs = new ArrayList<>();
		BPlusTree.Cursor<Integer> cursor = tree.cursor(from, to, ascending);
		while (cursor.advance()) {
			pairs.add(new Pair(cursor.key(), cursor.slot()));
		}
		return pairs;
	}

}
