package io.github.springdata.memory.jpa;

import java.util.concurrent.TimeUnit;

import io.github.springdata.memory.store.Deadline;
import jakarta.persistence.QueryTimeoutException;

/**
 * End of the time that a transaction may take.
 */
final class TransactionTimeout implements Deadline {

	private final int seconds;

	private final long end;

	/**
	 * Begins to measure the time.
	 * @param seconds the time that the transaction may take
	 */
	TransactionTimeout(int seconds) {
		this.seconds = seconds;
		this.end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
	}

	@Override
	public void check() {
		if (System.nanoTime() - this.end > 0) {
			throw new QueryTimeoutException(
					"The transaction took longer than its timeout of %d s".formatted(this.seconds));
		}
	}

}
