package io.github.springdata.memory.store.isolation;

import java.util.function.Supplier;

/**
 * A promise of the store that a few steps on one thread show.
 *
 * @param name what is promised
 * @param steps the steps; gives what came out
 * @param expected what has to come out
 */
record Safeguard(String name, Supplier<Object> steps, String expected) {

	String run() {
		return this.steps.get().toString();
	}

	@Override
	public String toString() {
		return this.name;
	}

}
