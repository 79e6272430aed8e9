package io.github.springdata.memory.store.collection;

import java.util.ConcurrentModificationException;

import org.jspecify.annotations.Nullable;

/**
 * State of one editor of a {@link PersistentHashMap}: its owner token and the outcome of
 * its present call.
 */
final class HashEdit {

	@Nullable Object owner;

	@Nullable Object previous;

	private boolean running;

	HashEdit(@Nullable Object owner) {
		this.owner = owner;
	}

	void begin() {
		if (this.running) {
			throw new ConcurrentModificationException(
					"The map is being changed already; equals and hashCode of a key must not change the map");
		}
		this.running = true;
		this.previous = null;
	}

	void end() {
		this.running = false;
	}

	@Nullable Object takePrevious() {
		Object previous = this.previous;
		this.previous = null;
		return previous;
	}

}
