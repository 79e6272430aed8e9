package io.github.springdata.memory.store.isolation;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Random transactions in random interleavings against the brute-force oracle. The system
 * property {@code histories} sets their number, {@code history.seed} repeats one.
 */
class RandomHistoryTests {

	@Test
	void findsEveryHistorySerializable() {
		Long repeated = Long.getLong("history.seed");
		if (repeated != null) {
			check(repeated);
			return;
		}
		int histories = Integer.getInteger("histories", 10_000);
		long first = System.nanoTime();
		int aborts = 0;
		for (long seed = first; seed < first + histories; seed++) {
			aborts += check(seed);
		}
		assertThat(aborts).as("refused transactions in %d histories", histories).isPositive();
	}

	private static int check(long seed) {
		RandomHistory history = RandomHistory.run(seed);
		assertThat(history.violations()).as("-Dhistory.seed=%d", seed).isEmpty();
		assertThat(history.serializable()).as("history of -Dhistory.seed=%d", seed).isTrue();
		return history.aborts();
	}

}
