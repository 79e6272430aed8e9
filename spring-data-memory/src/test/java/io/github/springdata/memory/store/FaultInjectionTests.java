package io.github.springdata.memory.store;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.springdata.memory.store.Faults.Fault;
import io.github.springdata.memory.store.Faults.Key;

import static io.github.springdata.memory.store.Faults.TABLE;
import static io.github.springdata.memory.store.Faults.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Lets the code of ids, keys and property readers throw at every single call during an
 * operation, and checks each time that nothing is half-done.
 */
class FaultInjectionTests {

	private static final int ROWS = 40;

	private final MemoryStore store = new MemoryStore();

	FaultInjectionTests() {
		this.store.define(Faults.definition());
		Transaction transaction = this.store.begin();
		for (int i = 0; i < ROWS; i++) {
			transaction.insert(TABLE, row(i, i));
		}
		transaction.commit();
	}

	@AfterEach
	void disarm() {
		Faults.disarm();
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
		Faults.arm(call);
		try {
			operation.accept(transaction);
			transaction.commit();
			return false;
		}
		catch (Fault ex) {
			Faults.disarm();
			assertThat(this.store.table(TABLE)).isSameAs(between.table(TABLE));
			transaction.rollback();
			this.store.restore(start);
			return true;
		}
		finally {
			Faults.disarm();
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
			Faults.arm(call);
			try {
				transaction.insert(TABLE, row(2001, 2001));
			}
			catch (Fault ex) {
				Faults.disarm();
				refusals += refusesToGoOn(transaction) ? 1 : 0;
			}
			Faults.disarm();
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

}
