package io.github.springdata.memory.store.collection;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * Leaf below the last level, for two or more keys whose hashes agree in all bits. It is
 * searched one entry after the other.
 */
final class CollisionNode extends HashNode {

	CollisionNode(@Nullable Object owner, Object[] content) {
		super(owner, content);
	}

	@Override
	int entryCount() {
		return this.content.length / 2;
	}

	@Override
	int childCount() {
		return 0;
	}

	@Nullable Object find(Object key) {
		int index = indexOf(key);
		return (index >= 0) ? this.content[index + 1] : null;
	}

	private int indexOf(Object key) {
		for (int i = 0; i < this.content.length; i += 2) {
			if (sameKey(key, this.content[i])) {
				return i;
			}
		}
		return -1;
	}

	@Override
	HashNode put(Object key, Object value, int hash, int depth, HashEdit edit) {
		int index = indexOf(key);
		if (index < 0) {
			return with(withEntry(key, value), edit);
		}
		Object previous = this.content[index + 1];
		edit.replace(previous);
		return (previous != value) ? with(withValue(index + 1, value), edit) : this;
	}

	@Override
	HashNode remove(Object key, int hash, int depth, HashEdit edit) {
		int index = indexOf(key);
		if (index < 0) {
			return this;
		}
		edit.replace(this.content[index + 1]);
		Object[] changed = withoutEntry(index);
		return (changed.length == 2) ? new CollisionNode(edit.owner(), changed) : with(changed, edit);
	}

	private Object[] withEntry(Object key, Object value) {
		Object[] changed = Arrays.copyOf(this.content, this.content.length + 2);
		changed[changed.length - 2] = key;
		changed[changed.length - 1] = value;
		return changed;
	}

	private Object[] withValue(int index, Object value) {
		Object[] changed = this.content.clone();
		changed[index] = value;
		return changed;
	}

	private Object[] withoutEntry(int index) {
		Object[] changed = Arrays.copyOf(this.content, this.content.length - 2);
		System.arraycopy(this.content, index + 2, changed, index, changed.length - index);
		return changed;
	}

	private HashNode with(Object[] content, HashEdit edit) {
		if (isOwnedBy(edit)) {
			this.content = content;
			return this;
		}
		return new CollisionNode(edit.owner(), content);
	}

}
