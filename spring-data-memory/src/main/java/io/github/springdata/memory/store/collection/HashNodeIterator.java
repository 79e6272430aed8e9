package io.github.springdata.memory.store.collection;

import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;

/**
 * Iterator over the entries below a {@link HashNode}, each node's own entries before
 * those of its children. It keeps one position for each level.
 */
final class HashNodeIterator<K, V> implements Iterator<Map.Entry<K, V>> {

	private final HashNode[] nodes = new HashNode[BitmapNode.LEVELS + 1];

	private final int[] positions = new int[BitmapNode.LEVELS + 1];

	private int depth;

	HashNodeIterator(HashNode root) {
		this.nodes[0] = root;
	}

	@Override
	public boolean hasNext() {
		while (this.depth >= 0) {
			HashNode node = this.nodes[this.depth];
			int position = this.positions[this.depth];
			if (position < 2 * node.entryCount()) {
				return true;
			}
			step(node, position);
		}
		return false;
	}

	/**
	 * Move from the entries or a child of a node to its next child, or else up.
	 */
	private void step(HashNode node, int position) {
		int child = position - 2 * node.entryCount();
		if (child == node.childCount()) {
			this.depth--;
			return;
		}
		this.positions[this.depth] = position + 1;
		this.depth++;
		this.nodes[this.depth] = node.child(child);
		this.positions[this.depth] = 0;
	}

	@Override
	@SuppressWarnings("unchecked")
	public Map.Entry<K, V> next() {
		if (!hasNext()) {
			throw new NoSuchElementException("The map has no more entries");
		}
		Object[] content = this.nodes[this.depth].content;
		int position = this.positions[this.depth];
		this.positions[this.depth] = position + 2;
		return Map.entry((K) content[position], (V) content[position + 1]);
	}

}
