package io.github.springdata.memory.store.isolation;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

import io.github.springdata.memory.Seeds;
import io.github.springdata.memory.store.IsolationLevel;
import io.github.springdata.memory.store.isolation.Anomaly.Kind;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Histories of real threads. The system property {@code history.operations} sets the
 * number of reads and appends per isolation level.
 */
class ListHistoryTests {

	private static final int OPERATIONS = Integer.getInteger("history.operations", 10_000);

	private static final int ROUND = 2_000;

	@Test
	void findsEveryHistoryStrictlySerializableWhenSerializable() {
		assertNothingBut(IsolationLevel.SERIALIZABLE, EnumSet.noneOf(Kind.class));
	}

	@Test
	void findsNothingButWriteSkewAtRepeatableRead() {
		assertNothingBut(IsolationLevel.REPEATABLE_READ, EnumSet.of(Kind.G2));
	}

	/**
	 * Shows that the threads really meet.
	 */
	@Test
	void findsAnomaliesAtReadCommitted() {
		Set<Kind> kinds = EnumSet.noneOf(Kind.class);
		long seed = Seeds.seed();
		for (int round = 0; round < 100 && kinds.size() < 2; round++) {
			kinds.addAll(ListWorkload.run(IsolationLevel.READ_COMMITTED, ROUND, seed + round).kinds());
		}
		assertThat(kinds).as("-Dseed=%d", seed).hasSizeGreaterThan(1).doesNotContain(Kind.G1A, Kind.G1B);
	}

	private static void assertNothingBut(IsolationLevel level, Set<Kind> allowed) {
		long seed = Seeds.seed();
		int refused = 0;
		for (int done = 0; done < OPERATIONS; done += ROUND) {
			ListWorkload.Result result = ListWorkload.run(level, ROUND, seed + done);
			List<Anomaly> anomalies = new ArrayList<>(result.anomalies());
			anomalies.removeIf((anomaly) -> allowed.contains(anomaly.kind()));
			assertThat(anomalies).as("%s, -Dseed=%d", level, seed + done).isEmpty();
			refused += (int) result.history().transactions().stream().filter((it) -> !it.committed()).count();
		}
		assertThat(refused).as("transactions that did not commit").isPositive();
	}

}
