package io.github.springdata.memory.query.predicate;

import java.util.concurrent.atomic.AtomicLong;

/**
 * The end of a loop that reads from many places in memory before any of them is worked
 * on. In a loop this short the processor waits for several lines of its cache at a time;
 * in one that works on each place it would wait for one after the other (memory-level
 * parallelism [1]).
 * <p>
 * [1] A. Glew, MLP yes! ILP no!, ASPLOS Wild and Crazy Ideas, 1998.
 */
final class ReadAhead {

	/**
	 * What was read last, by any thread. It has no meaning: the compiler must not leave
	 * out reads whose sum is written somewhere opaquely.
	 */
	private static final AtomicLong READ = new AtomicLong();

	private ReadAhead() {
	}

	/**
	 * Ends such a loop.
	 * @param sum the sum of all that was read
	 */
	static void end(long sum) {
		READ.setOpaque(sum);
	}

}
