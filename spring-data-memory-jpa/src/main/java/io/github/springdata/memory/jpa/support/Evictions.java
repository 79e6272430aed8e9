package io.github.springdata.memory.jpa.support;

import java.util.HashSet;
import java.util.Set;

/**
 * Ids of an entity that were evicted: some, or all but some.
 */
final class Evictions {

	private final Set<Object> ids = new HashSet<>();

	private boolean allBut;

	synchronized boolean contains(Object id) {
		return this.ids.contains(id) != this.allBut;
	}

	synchronized void add(Object id) {
		set(id, !this.allBut);
	}

	synchronized void restore(Object id) {
		set(id, this.allBut);
	}

	private void set(Object id, boolean present) {
		if (present) {
			this.ids.add(id);
		}
		else {
			this.ids.remove(id);
		}
	}

	synchronized void addAll() {
		this.ids.clear();
		this.allBut = true;
	}

}
