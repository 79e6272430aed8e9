package io.github.springdata.memory.store;

/**
 * A check that the thread at hand is not about to run out of stack, to be made before
 * something that must be brought to its end. What ends it, such as the release of a lock,
 * calls methods, too, and would overflow the stack itself.
 */
final class StackRoom {

	/**
	 * Enough for the release of a lock.
	 */
	static final int FEW = 12;

	/**
	 * Enough for some code of our own around that of others.
	 */
	static final int MORE = 40;

	private StackRoom() {
	}

	/**
	 * Throws right away what would be thrown in the middle of it.
	 * @param calls how many calls deep there must be room
	 * @throws StackOverflowError if there is not
	 */
	static void require(int calls) {
		descend(calls, 1, 2, 3, 4);
	}

	/**
	 * Values that are needed after the call keep frames large once they are compiled.
	 */
	private static long descend(int calls, long first, long second, long third, long fourth) {
		if (calls == 0) {
			return first;
		}
		return descend(calls - 1, second, third, fourth, first) ^ (first + second) ^ (third - fourth);
	}

}
