package io.github.springdata.memory.store;

import java.util.Comparator;

/**
 * An order that looks at a deadline every so many comparisons.
 *
 * @param <T> the type of the values
 */
final class WatchedOrder<T> implements Comparator<T> {

	private final Comparator<? super T> order;

	private final Deadline deadline;

	private int comparisons;

	WatchedOrder(Comparator<? super T> order, Deadline deadline) {
		this.order = order;
		this.deadline = deadline;
	}

	@Override
	public int compare(T left, T right) {
		if ((++this.comparisons & (Deadline.INTERVAL - 1)) == 0) {
			this.deadline.check();
		}
		return this.order.compare(left, right);
	}

}
