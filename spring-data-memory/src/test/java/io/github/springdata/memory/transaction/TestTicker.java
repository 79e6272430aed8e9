package io.github.springdata.memory.transaction;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * A source of time that stands still until it is told otherwise, or goes on by itself
 * with each look at it.
 */
final class TestTicker implements LongSupplier {

	private long now = Long.MAX_VALUE - 1_000;

	private long step;

	private long looks;

	void advance(Duration duration) {
		this.now += duration.toNanos();
	}

	/**
	 * Lets each look at the time take some.
	 */
	void advanceWithEachLook(Duration duration) {
		this.step = duration.toNanos();
	}

	long looks() {
		return this.looks;
	}

	@Override
	public long getAsLong() {
		this.looks++;
		this.now += this.step;
		return this.now;
	}

}
