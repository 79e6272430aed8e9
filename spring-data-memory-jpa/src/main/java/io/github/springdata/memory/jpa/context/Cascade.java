package io.github.springdata.memory.jpa.context;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/**
 * Steps of an operation that goes along relations. They are kept in a list instead of
 * calling each other, so that chains of any length can be followed.
 */
final class Cascade {

	private final Deque<Runnable> steps = new ArrayDeque<>();

	/**
	 * Has instances visited, one after the other with all that they lead to, before what
	 * waits.
	 * @param instances the instances
	 * @param visit what is done with each
	 * @param last what is done when all were visited
	 */
	<T> void visit(Collection<? extends T> instances, Consumer<? super T> visit, Runnable last) {
		if (instances.isEmpty()) {
			last.run();
			return;
		}
		this.steps.push(last);
		List<? extends T> order = List.copyOf(instances);
		for (int i = order.size() - 1; i >= 0; i--) {
			T instance = order.get(i);
			this.steps.push(() -> visit.accept(instance));
		}
	}

	/**
	 * Does what waits, until nothing does.
	 */
	void run() {
		while (!this.steps.isEmpty()) {
			this.steps.pop().run();
		}
	}

}
