package io.github.springdata.memory.store.collection;

import java.util.ConcurrentModificationException;

import org.jspecify.annotations.Nullable;

/**
 * State of one editor of a {@link PersistentHashMap}: its owner token and the outcome of
 * its present call.
 */
final class HashEdit {

	private @Nullable Object owner;

	private @Nullable Object previous;

	private boolean running;

	HashEdit(@Nullable Object owner) {
		this.owner = owner;
	}

	HashNode put(HashNode root, Object key, Object value) {
		begin();
		try {
			return root.put(key, value, PersistentHashMap.hash(key), 0, this);
		}
		finally {
			this.running = false;
		}
	}

	HashNode remove(HashNode root, Object key) {
		begin();
		try {
			return root.remove(key, PersistentHashMap.hash(key), 0, this);
		}
		finally {
			this.running = false;
		}
	}

	private void begin() {
		if (this.running) {
			throw new ConcurrentModificationException(
					"The map is being changed already; equals and hashCode of a key must not change the map");
		}
		this.running = true;
		this.previous = null;
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

	/**
	 * Note the value that the call replaces or removes.
	 */
	void replace(Object previous) {
		this.previous = previous;
	}

	@Nullable Object takePrevious() {
		Object previous = this.previous;
		this.previous = null;
		return previous;
	}

}
