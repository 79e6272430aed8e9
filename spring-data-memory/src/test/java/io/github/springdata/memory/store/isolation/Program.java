package io.github.springdata.memory.store.isolation;

import java.util.List;
import java.util.function.Consumer;

/**
 * What one transaction does, step by step. A step decides on nothing but what its session
 * has read.
 */
record Program(List<Consumer<Session>> steps) {

	@SafeVarargs
	static Program of(Consumer<Session>... steps) {
		return new Program(List.of(steps));
	}

	void run(Session session) {
		this.steps.forEach((step) -> step.accept(session));
	}

}
