package io.github.springdata.memory.core;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;

/**
 * Log of what has to be done to the application's instances when a statement fails, last
 * change first.
 */
final class UndoLog {

	private final Deque<Runnable> steps = new ArrayDeque<>();

	void add(Runnable step) {
		this.steps.push(step);
	}

	/**
	 * Does work, and what is in the log if the work fails.
	 */
	<R> R undoIfFailing(Supplier<R> work) {
		try {
			return work.get();
		}
		catch (RuntimeException | Error ex) {
			run();
			throw ex;
		}
	}

	void run() {
		while (!this.steps.isEmpty()) {
			this.steps.pop().run();
		}
	}

}
