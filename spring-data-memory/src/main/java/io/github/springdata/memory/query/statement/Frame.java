package io.github.springdata.memory.query.statement;

import org.jspecify.annotations.Nullable;

/**
 * The rows that the variables of a statement stand for, those of enclosing selections
 * included, and the aggregates of a group, each in a slot of its own.
 *
 * @param slots what is in the slots
 * @param execution what all frames of an execution share
 */
record Frame(@Nullable Object[] slots, Execution execution) {

	static Frame of(int size, Execution execution) {
		return new Frame(new @Nullable Object[size], execution);
	}

	@Nullable Object get(int slot) {
		return this.slots[slot];
	}

	Frame with(int slot, @Nullable Object value) {
		@Nullable Object[] copy = this.slots.clone();
		copy[slot] = value;
		return new Frame(copy, this.execution);
	}

}
