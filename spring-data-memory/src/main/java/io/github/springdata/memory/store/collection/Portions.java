package io.github.springdata.memory.store.collection;

import java.util.Objects;

/**
 * Portions of a long loop, each of them gone through in a call of its own. The virtual
 * machine compiles what is called a few hundred times; a loop that is entered once runs
 * interpreted for 60,000 turns. The loop is the caller's own, so that it is compiled for
 * what the caller does in it.
 */
public final class Portions {

	/**
	 * The greatest number of positions in a portion.
	 */
	public static final int SIZE = 32;

	private Portions() {
	}

	/**
	 * Go through positions.
	 * @param count the number of positions
	 * @param action goes through each portion
	 */
	public static void forEach(int count, Range action) {
		Objects.requireNonNull(action, "action must not be null");
		for (int from = 0; from < count;) {
			int to = from + Math.min(SIZE, count - from);
			action.accept(from, to);
			from = to;
		}
	}

	/**
	 * Return whether positions meet a condition.
	 * @param count the number of positions
	 * @param condition tests each portion, up to the first that does not meet it
	 * @return {@code true} if all do
	 */
	public static boolean allMatch(int count, RangeCondition condition) {
		Objects.requireNonNull(condition, "condition must not be null");
		boolean all = true;
		for (int from = 0; from < count && all;) {
			int to = from + Math.min(SIZE, count - from);
			all = condition.test(from, to);
			from = to;
		}
		return all;
	}

	/**
	 * Loop over consecutive positions.
	 */
	@FunctionalInterface
	public interface Range {

		/**
		 * Go through positions.
		 * @param from the first position
		 * @param to the position after the last one
		 */
		void accept(int from, int to);

	}

	/**
	 * Loop over consecutive positions that tests them.
	 */
	@FunctionalInterface
	public interface RangeCondition {

		/**
		 * Test positions.
		 * @param from the first position
		 * @param to the position after the last one
		 * @return whether all of them meet the condition
		 */
		boolean test(int from, int to);

	}

}
