package io.github.springdata.memory.jpa;

import java.util.Random;

/**
 * The one source of random numbers in tests: {@code -Dseed} runs again what has failed.
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
	 * A source of numbers that depend on nothing but a seed.
	 */
	public static Random random(long seed) {
		return new Random(seed);
	}

}
