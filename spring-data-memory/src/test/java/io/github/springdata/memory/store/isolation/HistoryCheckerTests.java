package io.github.springdata.memory.store.isolation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.github.springdata.memory.store.isolation.Anomaly.Kind;
import io.github.springdata.memory.store.isolation.History.Append;
import io.github.springdata.memory.store.isolation.History.Observation;
import io.github.springdata.memory.store.isolation.History.Read;
import io.github.springdata.memory.store.isolation.History.Step;

import static org.assertj.core.api.Assertions.assertThat;

class HistoryCheckerTests {

	private final List<Observation> transactions = new ArrayList<>();

	private long now;

	@Test
	void findsNothingInASerialHistory() {
		serial(append(1, 11), read(1, 11));
		serial(read(1, 11), append(1, 12), append(2, 21));
		serial(read(1, 11, 12), read(2, 21));
		assertFinds(Map.of(1, List.of(11, 12), 2, List.of(21)));
	}

	@Test
	void findsNothingInConcurrentTransactionsThatCanBeOrdered() {
		concurrent(read(1), append(2, 21));
		concurrent(append(1, 11));
		concurrent(read(1, 11), read(2, 21));
		assertFinds(Map.of(1, List.of(11), 2, List.of(21)));
	}

	@Test
	void findsAMissingOwnWrite() {
		serial(append(1, 11), read(1));
		assertFinds(Map.of(1, List.of(11)), Kind.INTERNAL);
	}

	@Test
	void findsAnUnrepeatableRead() {
		concurrent(append(1, 11));
		concurrent(read(1), read(1, 11));
		assertFinds(Map.of(1, List.of(11)), Kind.INTERNAL);
	}

	@Test
	void findsReadsThatDisagreeAboutTheOrder() {
		concurrent(append(1, 11));
		concurrent(append(1, 12));
		concurrent(read(1, 12));
		assertFinds(Map.of(1, List.of(11, 12)), Kind.ORDER);
	}

	@Test
	void findsAValueThatIsThereTwice() {
		serial(append(1, 11));
		assertFinds(Map.of(1, List.of(11, 11)), Kind.ORDER);
	}

	@Test
	void findsAValueOutOfNowhere() {
		serial(read(1));
		assertFinds(Map.of(1, List.of(99)), Kind.ORDER);
	}

	@Test
	void findsALostWrite() {
		concurrent(read(1), append(1, 11));
		concurrent(read(1), append(1, 12));
		assertFinds(Map.of(1, List.of(12)), Kind.LOST_WRITE);
	}

	@Test
	void findsAbortedReads() {
		rolledBack(append(1, 11));
		concurrent(read(1, 11));
		assertFinds(Map.of(), Kind.G1A);
	}

	@Test
	void findsAWriteThatOutlivesItsRollback() {
		rolledBack(append(1, 11));
		assertFinds(Map.of(1, List.of(11)), Kind.G1A);
	}

	@Test
	void findsIntermediateReads() {
		concurrent(append(1, 11), append(1, 12));
		concurrent(read(1, 11));
		assertFinds(Map.of(1, List.of(11, 12)), Kind.G1B);
	}

	@Test
	void findsIntermediateReadsBelowOwnWrites() {
		concurrent(append(1, 11), append(1, 12));
		concurrent(read(1, 11), append(1, 13), read(1, 11, 13));
		assertThat(HistoryChecker.kinds(new History(this.transactions), Map.of(1, List.of(11, 12, 13))))
			.contains(Kind.G1B);
	}

	@Test
	void findsACycleOfWrites() {
		concurrent(append(1, 11), append(2, 21));
		concurrent(append(1, 12), append(2, 22));
		assertFinds(Map.of(1, List.of(11, 12), 2, List.of(22, 21)), Kind.G0);
	}

	@Test
	void findsWritesAgainstTheOrderOfTime() {
		serial(append(1, 11));
		serial(append(1, 12));
		assertFinds(Map.of(1, List.of(12, 11)), Kind.G0);
	}

	@Test
	void findsCircularInformationFlow() {
		concurrent(append(1, 11), read(2, 21));
		concurrent(append(2, 21), read(1, 11));
		assertFinds(Map.of(1, List.of(11), 2, List.of(21)), Kind.G1C);
	}

	@Test
	void findsReadSkew() {
		concurrent(read(1), read(2, 21));
		concurrent(append(1, 11), append(2, 21));
		assertFinds(Map.of(1, List.of(11), 2, List.of(21)), Kind.G_SINGLE);
	}

	@Test
	void findsALostUpdate() {
		serial(append(1, 10));
		concurrent(read(1, 10), append(1, 11));
		concurrent(read(1, 10), append(1, 12));
		assertFinds(Map.of(1, List.of(10, 11, 12)), Kind.G_SINGLE);
	}

	@Test
	void findsAStaleRead() {
		serial(append(1, 11));
		serial(read(1));
		assertFinds(Map.of(1, List.of(11)), Kind.G_SINGLE);
	}

	@Test
	void findsWriteSkew() {
		concurrent(read(1), append(2, 21));
		concurrent(read(2), append(1, 11));
		assertFinds(Map.of(1, List.of(11), 2, List.of(21)), Kind.G2);
	}

	@Test
	void findsTheReadOnlyAnomaly() {
		this.transactions.add(new Observation("withdrawal", 1, 9, true, List.of(read(1), read(2), append(1, 11))));
		this.transactions.add(new Observation("deposit", 2, 3, true, List.of(read(2), append(2, 21))));
		this.transactions.add(new Observation("report", 4, 5, true, List.of(read(1), read(2, 21))));
		assertFinds(Map.of(1, List.of(11), 2, List.of(21)), Kind.G2);
	}

	private void assertFinds(Map<Integer, List<Integer>> end, Kind... kinds) {
		assertThat(HistoryChecker.kinds(new History(this.transactions), end)).containsExactlyInAnyOrder(kinds);
	}

	private void serial(Step... steps) {
		this.transactions.add(new Observation(name(), ++this.now, ++this.now, true, List.of(steps)));
	}

	private void concurrent(Step... steps) {
		this.transactions
			.add(new Observation(name(), ++this.now, 1000 + this.transactions.size(), true, List.of(steps)));
	}

	private void rolledBack(Step... steps) {
		this.transactions.add(new Observation(name(), ++this.now, ++this.now, false, List.of(steps)));
	}

	private String name() {
		return "T%d".formatted(this.transactions.size() + 1);
	}

	private static Step append(int list, int value) {
		return new Append(list, value);
	}

	private static Step read(int list, Integer... values) {
		return new Read(list, List.of(values));
	}

}
