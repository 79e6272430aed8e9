package io.github.springdata.memory.store;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.springdata.memory.store.index.IndexDefinition;
import io.github.springdata.memory.store.index.IndexKind;
import io.github.springdata.memory.store.index.IndexedProperty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Lets the code of ids, keys and property readers throw at every single call during an
 * operation, and checks each time that nothing is half-done.
 */
class FaultInjectionTests {

	private static final String TABLE = "rows";

	private static final int ROWS = 40;

	private static int callsUntilFault = Integer.MAX_VALUE;

	private final MemoryStore store = new MemoryStore();

	FaultInjectionTests() {
		this.store.define(TableDefinition.of(TABLE, Row.class, (row) -> ((Row) row).id(),
				List.of(index("hash", IndexKind.HASH, true), index("sorted", IndexKind.SORTED, true),
						index("group", IndexKind.SORTED, false), each("hash-each", IndexKind.HASH),
						each("sorted-each", IndexKind.SORTED))));
		Transaction transaction = this.store.begin();
		for (int i = 0; i < ROWS; i++) {
			transaction.insert(TABLE, row(i, i));
		}
		transaction.commit();
	}

	@AfterEach
	void disarm() {
		callsUntilFault = Integer.MAX_VALUE;
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("operations")
	void leavesNothingHalfDone(String name, Consumer<Transaction> operation) {
		List<Object> before = Items.rows(this.store.table(TABLE));
		int faults = 0;
		for (int call = 1; survivesFaultAt(call, operation); call++) {
			assertThat(Items.rows(this.store.table(TABLE))).isEqualTo(before);
			TableChecks.check(this.store);
			faults++;
		}
		assertThat(faults).as("faults injected into %s", name).isGreaterThan(2);
		assertThat(Items.rows(this.store.table(TABLE))).isNotEqualTo(before);
		TableChecks.check(this.store);
	}

	/**
	 * Runs an operation on its own transaction, with another commit in between so that
	 * the write set is applied to a newer version.
	 * @return whether the fault has struck
	 */
	private boolean survivesFaultAt(int call, Consumer<Transaction> operation) {
		Snapshot start = this.store.snapshot();
		Transaction transaction = this.store.begin();
		transaction.get(TABLE, new Key(0));
		commitAnotherRow();
		Snapshot between = this.store.snapshot();
		callsUntilFault = call;
		try {
			operation.accept(transaction);
			transaction.commit();
			return false;
		}
		catch (Fault ex) {
			callsUntilFault = Integer.MAX_VALUE;
			assertThat(this.store.table(TABLE)).isSameAs(between.table(TABLE));
			transaction.rollback();
			this.store.restore(start);
			return true;
		}
		finally {
			callsUntilFault = Integer.MAX_VALUE;
		}
	}

	private void commitAnotherRow() {
		Transaction other = this.store.begin();
		other.insert(TABLE, row(1000, 1000));
		other.commit();
	}

	static Stream<Arguments> operations() {
		return Stream.of(operation("insert", (transaction) -> transaction.insert(TABLE, row(2000, 2000))),
				operation("update of all keys", (transaction) -> transaction.update(TABLE, row(3, 3000))),
				operation("delete", (transaction) -> transaction.delete(TABLE, new Key(3))),
				operation("exchange of unique keys", (transaction) -> {
					transaction.update(TABLE, row(3, 3000));
					transaction.update(TABLE, row(4, 3));
					transaction.update(TABLE, row(3, 4));
				}), operation("going back to a savepoint", (transaction) -> {
					transaction.insert(TABLE, row(2000, 2000));
					Savepoint savepoint = transaction.savepoint();
					transaction.delete(TABLE, new Key(7));
					transaction.rollbackTo(savepoint);
				}));
	}

	@Test
	void refusesToGoOnAfterAWriteThatBrokeOffButGoesBackToASavepoint() {
		int refusals = 0;
		for (int call = 1; call < 200; call++) {
			Transaction transaction = this.store.begin();
			transaction.insert(TABLE, row(2000, 2000));
			Savepoint savepoint = transaction.savepoint();
			callsUntilFault = call;
			try {
				transaction.insert(TABLE, row(2001, 2001));
			}
			catch (Fault ex) {
				callsUntilFault = Integer.MAX_VALUE;
				refusals += refusesToGoOn(transaction) ? 1 : 0;
			}
			callsUntilFault = Integer.MAX_VALUE;
			transaction.rollbackTo(savepoint);
			TableChecks.check(transaction.table(TABLE));
			assertThat(transaction.table(TABLE).size()).isEqualTo(ROWS + 1);
			transaction.rollback();
		}
		assertThat(refusals).isPositive();
	}

	private static boolean refusesToGoOn(Transaction transaction) {
		try {
			TableChecks.check(transaction.table(TABLE));
			return false;
		}
		catch (IllegalStateException ex) {
			assertThat(ex).hasMessageContaining("broke off half-way");
			assertThatIllegalStateException().isThrownBy(() -> transaction.insert(TABLE, row(2002, 2002)));
			return true;
		}
	}

	private static Arguments operation(String name, Consumer<Transaction> operation) {
		return Arguments.of(name, operation);
	}

	private static IndexDefinition index(String name, IndexKind kind, boolean unique) {
		return IndexDefinition.of(name, kind, unique, List.of(new IndexedProperty(name, false, Key.class, (row) -> {
			countCall();
			int value = ((Row) row).value();
			return new Key(name.equals("group") ? value % 5 : value);
		})));
	}

	private static IndexDefinition each(String name, IndexKind kind) {
		return IndexDefinition.of(name, kind, true,
				List.of(IndexedProperty.ofEach(name, false, Key.class, (row, values) -> {
					countCall();
					int value = ((Row) row).value();
					values.accept(new Key(value));
					values.accept(new Key(-1 - value));
					values.accept(new Key(value));
				})));
	}

	private static Row row(int id, int value) {
		return new Row(new Key(id), value);
	}

	private static void countCall() {
		if (callsUntilFault != Integer.MAX_VALUE && --callsUntilFault <= 0) {
			throw new Fault();
		}
	}

	private record Row(Key id, int value) {
	}

	private static final class Key implements Comparable<Key> {

		private final int value;

		Key(int value) {
			this.value = value;
		}

		@Override
		public int compareTo(Key other) {
			countCall();
			return Integer.compare(this.value, other.value);
		}

		@Override
		public boolean equals(Object other) {
			countCall();
			return other instanceof Key key && key.value == this.value;
		}

		@Override
		public int hashCode() {
			countCall();
			return this.value % 7;
		}

		@Override
		public String toString() {
			return String.valueOf(this.value);
		}

	}

	private static final class Fault extends RuntimeException {

	}

}
