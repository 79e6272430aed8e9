package io.github.springdata.memory.store;

import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests of locks on rows of a table without versions, where the later write stands else.
 */
class RowLockTests {

	private final MemoryStore store = new MemoryStore();

	record Account(int id, int balance) {
	}

	@BeforeEach
	void save() {
		this.store.define(TableDefinition.of("account", Account.class, (row) -> ((Account) row).id(), List.of()));
		write(10);
	}

	private void write(int balance) {
		Transaction transaction = this.store.begin();
		transaction.put("account", new Account(1, balance), (before) -> {
		});
		transaction.commit();
	}

	private Transaction locked(IsolationLevel isolation) {
		Transaction transaction = this.store.begin(isolation, false);
		transaction.lock("account", 1);
		return transaction;
	}

	@ParameterizedTest
	@EnumSource
	void aRowThatAnotherWroteIsRefused(IsolationLevel isolation) {
		Transaction locked = locked(isolation);
		write(20);
		assertThatExceptionOfType(WriteConflictException.class).isThrownBy(locked::commit);
	}

	@ParameterizedTest
	@EnumSource
	void aRowThatBothWroteIsRefused(IsolationLevel isolation) {
		Transaction locked = locked(isolation);
		locked.update("account", new Account(1, 30));
		write(20);
		locked.get("account", 1);
		assertThatExceptionOfType(WriteConflictException.class).isThrownBy(locked::commit);
		assertThat(this.store.table("account").get(1)).isEqualTo(new Account(1, 20));
	}

	@ParameterizedTest
	@EnumSource
	void aRowThatAnotherRemovedIsRefused(IsolationLevel isolation) {
		Transaction locked = locked(isolation);
		Transaction other = this.store.begin();
		other.delete("account", 1);
		other.commit();
		assertThatExceptionOfType(WriteConflictException.class).isThrownBy(locked::commit);
	}

	@ParameterizedTest
	@EnumSource
	void othersThatWriteOtherRowsDoNotMatter(IsolationLevel isolation) {
		Transaction locked = locked(isolation);
		locked.lock("account", 2);
		locked.update("account", new Account(1, 30));
		Transaction other = this.store.begin();
		other.insert("account", new Account(3, 1));
		other.commit();
		locked.commit();
		assertThat(this.store.table("account").get(1)).isEqualTo(new Account(1, 30));
	}

	@ParameterizedTest
	@EnumSource
	void aLockOutlivesASavepoint(IsolationLevel isolation) {
		Transaction transaction = this.store.begin(isolation, false);
		Savepoint savepoint = transaction.savepoint();
		transaction.lock("account", 1);
		transaction.rollbackTo(savepoint);
		write(20);
		assertThatExceptionOfType(WriteConflictException.class).isThrownBy(transaction::commit);
	}

}
