package io.github.springdata.memory.jpa;

import java.util.function.LongSupplier;

import io.github.springdata.memory.store.Deadline;
import jakarta.persistence.QueryTimeoutException;

/**
 * End of the time that a query or transaction may take.
 */
final class TimeLimit implements Deadline {

	private final LongSupplier clock;

	private final long end;

	private final Runnable exceeded;

	private final String message;

	/**
	 * Begins to measure the time.
	 * @param clock the time in nanoseconds
	 * @param nanoseconds the time that the work may take
	 * @param exceeded what is done when it takes longer
	 * @param message what is said then
	 */
	TimeLimit(LongSupplier clock, long nanoseconds, Runnable exceeded, String message) {
		this.clock = clock;
		this.end = clock.getAsLong() + nanoseconds;
		this.exceeded = exceeded;
		this.message = message;
	}

	@Override
	public void check() {
		if (this.clock.getAsLong() - this.end > 0) {
			this.exceeded.run();
			throw new QueryTimeoutException(this.message);
		}
	}

}
