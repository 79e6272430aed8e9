package io.github.springdata.memory.store.isolation;

import io.github.springdata.memory.Seeds;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Random transactions in random interleavings against the brute-force oracle. The system
 * property {@code histories} sets their number.
 */
class RandomHistoryTests {

	@Test
	void findsEveryHistorySerializable() {
		int histories = Integer.getInteger("histories", 10_000);
		long first = Seeds.seed();
		int aborts = 0;
		for (long seed = first; seed < first + histories; seed++) {
			aborts += check(seed);
		}
		assertThat(aborts).as("refused transactions in %d histories", histories).isPositive();
	}

	private static int check(long seed) {
		RandomHistory history = RandomHistory.run(seed);
		assertThat(history.violations()).as("-Dseed=%d", seed).isEmpty();
		assertThat(history.serializable()).as("history of -Dseed=%d", seed).isTrue();
		return history.aborts();
	}

}
