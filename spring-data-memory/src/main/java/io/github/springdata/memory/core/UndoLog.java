package io.github.springdata.memory.core;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Log of what has to be done to the application's instances when a statement fails, last
 * change first.
 */
final class UndoLog {

	private final Deque<Runnable> steps = new ArrayDeque<>();

	void add(Runnable step) {
		this.steps.push(step);
	}

	void run() {
		while (!this.steps.isEmpty()) {
			this.steps.pop().run();
		}
	}

}
