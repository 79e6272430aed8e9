package io.github.springdata.memory.store.collection;

import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;

/**
 * Iterator over the entries below a {@link HashNode}, those of its children before the
 * node's own. It keeps one position for each level.
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
			int entries = node.childCount();
			if (position < entries) {
				descend(node.child(position));
			}
			else if (position < entries + 2 * node.entryCount()) {
				return true;
			}
			else {
				this.depth--;
			}
		}
		return false;
	}

	private void descend(HashNode child) {
		this.positions[this.depth]++;
		this.depth++;
		this.nodes[this.depth] = child;
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
