package io.github.springdata.memory;

import java.util.Random;

/**
 * The one source of random numbers in tests: {@code -Dseed} runs again what has failed.
 * Suites of several runs count up from the seed, and name the one that failed.
 */
public final class Seeds {

	private static final long SEED = Long.getLong("seed", System.nanoTime());

	static {
		System.out.println("Random tests run with -Dseed=" + SEED);
	}

	private Seeds() {
	}

	/**
	 * The seed of this virtual machine.
	 */
	public static long seed() {
		return SEED;
	}

	/**
	 * A source that depends on {@code -Dseed}.
	 */
	public static Random random() {
		return random(SEED);
	}

	/**
	 * A source of numbers that depend on nothing but a seed of its own.
	 */
	public static Random random(long seed) {
		return new Random(seed);
	}

}
