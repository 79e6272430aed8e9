package io.github.springdata.memory.store;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.springdata.memory.store.index.IndexDefinition;
import io.github.springdata.memory.store.index.IndexKind;
import io.github.springdata.memory.store.index.IndexedProperty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Writes of many rows and commits that take long look at the deadline, and leave nothing
 * half done when it is past.
 */
class DeadlineStepsTests {

	private static final int ROWS = 4_000;

	private static final String TABLE = "rows";

	private final MemoryStore store = new MemoryStore();

	private int looks;

	private int last = Integer.MAX_VALUE;

	DeadlineStepsTests() {
		this.store.define(TableDefinition.of(TABLE, Row.class, (row) -> ((Row) row).id(),
				List.of(index(IndexKind.HASH, true), index(IndexKind.SORTED, false))));
		write(LongStream.range(0, 10));
	}

	private static IndexDefinition index(IndexKind kind, boolean unique) {
		return IndexDefinition.of(kind.name(), kind, unique,
				List.of(new IndexedProperty("number", false, long.class, (row) -> ((Row) row).number())));
	}

	private static List<Object> rows(LongStream ids) {
		return ids.mapToObj((id) -> (Object) new Row(id, id)).toList();
	}

	private void write(LongStream ids) {
		Transaction transaction = this.store.begin();
		transaction.insertAll(TABLE, rows(ids));
		transaction.commit();
	}

	private Transaction begin(IsolationLevel isolation) {
		Transaction transaction = this.store.begin(isolation, false);
		transaction.setDeadline(() -> {
			if (++this.looks > this.last) {
				throw new PastException();
			}
		});
		return transaction;
	}

	@Test
	void areTakenForEachRowAndIndex() {
		Transaction transaction = begin(IsolationLevel.REPEATABLE_READ);
		transaction.insertAll(TABLE, rows(LongStream.range(10, ROWS)));
		assertThat(this.looks).isGreaterThan(3 * ROWS / Deadline.INTERVAL);
		transaction.commit();
		assertThat(this.store.table(TABLE).size()).isEqualTo(ROWS);
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 5, 20, 35, 48 })
	void leaveATransactionAsItWas(int last) {
		Transaction transaction = begin(IsolationLevel.REPEATABLE_READ);
		transaction.insert(TABLE, new Row(10, 10));
		this.last = last;
		assertThatExceptionOfType(PastException.class)
			.isThrownBy(() -> transaction.insertAll(TABLE, rows(LongStream.range(11, ROWS))));
		assertThatExceptionOfType(PastException.class)
			.isThrownBy(() -> transaction.writeAll(TABLE, rows(LongStream.range(0, ROWS).map((id) -> ROWS - id))));
		assertThat(transaction.table(TABLE).size()).isEqualTo(11);
		this.last = Integer.MAX_VALUE;
		transaction.insert(TABLE, new Row(11, 11));
		transaction.commit();
		assertThat(this.store.table(TABLE).size()).isEqualTo(12);
	}

	@ParameterizedTest
	@EnumSource(IsolationLevel.class)
	void endACommitOnTopOfOthers(IsolationLevel isolation) {
		Transaction transaction = begin(isolation);
		transaction.insertAll(TABLE, rows(LongStream.range(10, ROWS)));
		write(LongStream.of(ROWS));
		assertNothingIsCommitted(transaction, 11);
	}

	@Test
	void endAValidationOfWhatWasRead() {
		Transaction transaction = begin(IsolationLevel.SERIALIZABLE);
		assertThat(transaction.table(TABLE, (row) -> ((Row) row).number() < 0).size()).isEqualTo(10);
		transaction.insert(TABLE, new Row(-1, ROWS + 1));
		write(LongStream.range(10, ROWS));
		assertNothingIsCommitted(transaction, ROWS);
	}

	private void assertNothingIsCommitted(Transaction transaction, int size) {
		long version = this.store.version();
		this.last = this.looks + 2;
		assertThatExceptionOfType(PastException.class).isThrownBy(transaction::commit);
		assertThat(transaction.isActive()).isFalse();
		assertThat(this.store.version()).isEqualTo(version);
		assertThat(this.store.table(TABLE).size()).isEqualTo(size);
		write(IntStream.of(-5).asLongStream());
		assertThat(this.store.table(TABLE).size()).isEqualTo(size + 1);
	}

	record Row(long id, long number) {
	}

	private static final class PastException extends RuntimeException {

		private static final long serialVersionUID = 1;

	}

}
