package io.github.springdata.memory.store;

import java.util.Comparator;

/**
 * A moment that the work of a transaction or query must not go on past. Long work looks
 * at it at intervals; nothing interrupts it in between.
 */
@FunctionalInterface
public interface Deadline {

	/**
	 * The number of rows, or of other steps that take as long, between two looks. A power
	 * of two.
	 */
	int INTERVAL = 256;

	/**
	 * Looks whether the deadline is past.
	 * @throws RuntimeException if it is
	 */
	void check();

	/**
	 * The first of this deadline and another.
	 * @param other the other deadline
	 * @return a deadline that is past when one of both is
	 */
	default Deadline and(Deadline other) {
		return () -> {
			check();
			other.check();
		};
	}

	/**
	 * An order that looks at the deadline while values are sorted by it. For one sort.
	 * @param <T> the type of the values
	 * @param order the order
	 * @return the same order
	 */
	default <T> Comparator<T> watch(Comparator<? super T> order) {
		return new WatchedOrder<>(order, this);
	}

}
