package io.github.springdata.memory.store;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.github.springdata.memory.store.Items.Item;
import io.github.springdata.memory.store.WriteConflictException.Reason;

import static io.github.springdata.memory.store.Items.TABLE;
import static io.github.springdata.memory.store.Items.inTransaction;
import static io.github.springdata.memory.store.Items.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class TransactionTests {

	private static final Item ONE = Item.of(1, 10);

	private static final Item TWO = Item.of(2, 20);

	private final MemoryStore store = Items.storeWith(ONE, TWO);

	@AfterEach
	void checkInvariants() {
		TableChecks.check(this.store);
	}

	@Test
	void putReplacesTheRowOrAddsOneAfterALookAtIt() {
		List<Object> seen = new ArrayList<>();
		inTransaction(this.store, (transaction) -> {
			assertThat(transaction.put(TABLE, ONE.withPrice(11), seen::add)).isEqualTo(ONE);
			assertThat(transaction.put(TABLE, Item.of(3, 30), seen::add)).isNull();
			assertThat(transaction.put(TABLE, Item.of(3, 31), seen::add)).isEqualTo(Item.of(3, 30));
		});
		assertThat(seen).containsExactly(ONE, null, Item.of(3, 30));
		assertThat(rows(this.store)).containsExactly(ONE.withPrice(11), TWO, Item.of(3, 31));
	}

	@Test
	void putIsRefusedWhenReadOnly() {
		Transaction transaction = this.store.begin(IsolationLevel.REPEATABLE_READ, true);
		assertThatExceptionOfType(ReadOnlyTransactionException.class)
			.isThrownBy(() -> transaction.put(TABLE, ONE.withPrice(11), (row) -> assertThat(row).isSameAs(ONE)));
	}

	@Test
	void seesItsOwnWritesInRowsAndIndexes() {
		Transaction transaction = this.store.begin();
		Item three = Item.of(3, 30);
		transaction.insert(TABLE, three);
		transaction.update(TABLE, ONE.withPrice(11));
		transaction.delete(TABLE, 2L);
		Table table = transaction.table(TABLE);
		assertThat(rows(table)).containsExactly(ONE.withPrice(11), three);
		TableChecks.check(table);
		transaction.rollback();
	}

	@Test
	void showsNothingToOthersBeforeCommit() {
		Transaction transaction = this.store.begin();
		transaction.insert(TABLE, Item.of(3, 30));
		assertThat(rows(this.store)).containsExactly(ONE, TWO);
		assertThat(rows(this.store.begin().table(TABLE))).containsExactly(ONE, TWO);
		transaction.commit();
		assertThat(rows(this.store)).containsExactly(ONE, TWO, Item.of(3, 30));
	}

	@Test
	void leavesNothingBehindAfterRollback() {
		long version = this.store.version();
		Transaction transaction = this.store.begin();
		transaction.insert(TABLE, Item.of(3, 30));
		transaction.delete(TABLE, 1L);
		transaction.rollback();
		assertThat(rows(this.store)).containsExactly(ONE, TWO);
		assertThat(this.store.version()).isEqualTo(version);
	}

	@Test
	void takesItsSnapshotAtFirstAccess() {
		Transaction transaction = this.store.begin();
		inTransaction(this.store, (other) -> other.update(TABLE, ONE.withPrice(11)));
		assertThat(transaction.get(TABLE, 1L)).isEqualTo(ONE.withPrice(11));
		inTransaction(this.store, (other) -> other.update(TABLE, ONE.withPrice(12)));
		assertThat(transaction.get(TABLE, 1L)).isEqualTo(ONE.withPrice(11));
	}

	@Test
	void readsAllTablesFromOneSnapshot() {
		this.store.define(Items.definition("other"));
		Transaction transaction = this.store.begin();
		transaction.table(TABLE);
		inTransaction(this.store, (other) -> other.insert("other", Item.of(1, 1)));
		assertThat(rows(transaction.table("other"))).isEmpty();
	}

	@Test
	void seesATableAsEmptyThatWasDefinedAfterItsSnapshot() {
		Transaction transaction = this.store.begin();
		transaction.table(TABLE);
		this.store.define(Items.definition("late"));
		inTransaction(this.store, (other) -> other.insert("late", Item.of(1, 1)));
		assertThat(rows(transaction.table("late"))).isEmpty();
		transaction.insert("late", Item.of(2, 2));
		transaction.commit();
		assertThat(rows(this.store.table("late"))).containsExactly(Item.of(1, 1), Item.of(2, 2));
	}

	@Test
	void commitsSeveralTablesAtOnceOrNotAtAll() {
		this.store.define(Items.definition("other"));
		Transaction transaction = this.store.begin();
		transaction.insert("other", Item.of(1, 1));
		transaction.update(TABLE, ONE.withPrice(11));
		inTransaction(this.store, (other) -> other.update(TABLE, ONE.withPrice(12)));
		assertThatExceptionOfType(WriteConflictException.class).isThrownBy(transaction::commit);
		assertThat(rows(this.store.table("other"))).isEmpty();
		assertThat(transaction.isActive()).isFalse();
	}

	@Test
	void letsTheFirstCommitterWin() {
		Transaction first = this.store.begin();
		Transaction second = this.store.begin();
		first.update(TABLE, ONE.withPrice(11));
		second.update(TABLE, ONE.withPrice(11));
		first.commit();
		assertThatExceptionOfType(WriteConflictException.class).isThrownBy(second::commit).satisfies((ex) -> {
			assertThat(ex.getTable()).isEqualTo(TABLE);
			assertThat(ex.getId()).isEqualTo(1L);
			assertThat(ex.getReason()).isEqualTo(Reason.CHANGED);
		});
		assertThat(rows(this.store)).containsExactly(ONE.withPrice(11), TWO);
	}

	@Test
	void conflictsOnARowThatWasDeletedMeanwhile() {
		Transaction transaction = this.store.begin();
		transaction.update(TABLE, ONE.withPrice(11));
		inTransaction(this.store, (other) -> other.delete(TABLE, 1L));
		assertThatExceptionOfType(WriteConflictException.class).isThrownBy(transaction::commit)
			.satisfies((ex) -> assertThat(ex.getReason()).isEqualTo(Reason.DELETED));
	}

	@Test
	void conflictsOnARowThatBothDelete() {
		Transaction transaction = this.store.begin();
		transaction.delete(TABLE, 1L);
		inTransaction(this.store, (other) -> other.delete(TABLE, 1L));
		assertThatExceptionOfType(WriteConflictException.class).isThrownBy(transaction::commit);
	}

	@Test
	void conflictsOnARowThatWasSavedUnchanged() {
		Transaction transaction = this.store.begin();
		transaction.update(TABLE, ONE);
		inTransaction(this.store, (other) -> other.update(TABLE, ONE.withPrice(12)));
		assertThatExceptionOfType(WriteConflictException.class).isThrownBy(transaction::commit);
		assertThat(rows(this.store)).containsExactly(ONE.withPrice(12), TWO);
	}

	@Test
	void goesOnIfAnOwnWriteIsSavedUnchanged() {
		Transaction transaction = this.store.begin();
		Item changed = ONE.withPrice(11);
		Item added = Item.of(3, 30);
		transaction.update(TABLE, changed);
		transaction.update(TABLE, changed);
		transaction.insert(TABLE, added);
		transaction.update(TABLE, added);
		inTransaction(this.store, (other) -> other.update(TABLE, TWO.withPrice(21)));
		transaction.commit();
		assertThat(rows(this.store)).containsExactly(changed, TWO.withPrice(21), added);
	}

	@Test
	void mergesWritesToDifferentRows() {
		Transaction first = this.store.begin();
		Transaction second = this.store.begin();
		first.update(TABLE, ONE.withPrice(11));
		first.insert(TABLE, Item.of(3, 30));
		second.update(TABLE, TWO.withPrice(21));
		second.insert(TABLE, Item.of(4, 40));
		first.commit();
		second.commit();
		assertThat(rows(this.store)).containsExactly(ONE.withPrice(11), TWO.withPrice(21), Item.of(3, 30),
				Item.of(4, 40));
	}

	@Test
	void refusesTheSecondOfTwoInsertsOfOneId() {
		Transaction first = this.store.begin();
		Transaction second = this.store.begin();
		first.insert(TABLE, Item.of(3, 30));
		second.insert(TABLE, Item.of(3, 31).withName("another"));
		first.commit();
		assertThatExceptionOfType(UniqueKeyViolationException.class).isThrownBy(second::commit).satisfies((ex) -> {
			assertThat(ex.getIndex()).isEqualTo(TableDefinition.PRIMARY_KEY);
			assertThat(ex.getKey()).isEqualTo(3L);
		});
	}

	@Test
	void refusesAUniqueKeyThatWasTakenMeanwhile() {
		Transaction first = this.store.begin();
		Transaction second = this.store.begin();
		first.insert(TABLE, Item.of(3, 30).withName("taken"));
		second.insert(TABLE, Item.of(4, 40).withName("taken"));
		first.commit();
		assertThatExceptionOfType(UniqueKeyViolationException.class).isThrownBy(second::commit).satisfies((ex) -> {
			assertThat(ex.getIndex()).isEqualTo("name");
			assertThat(ex.getKey()).isEqualTo("taken");
		});
		assertThat(this.store.table(TABLE).size()).isEqualTo(3);
	}

	@Test
	void refusesATakenUniqueKeyAtTheStatementAndGoesOn() {
		Transaction transaction = this.store.begin();
		assertThatExceptionOfType(UniqueKeyViolationException.class)
			.isThrownBy(() -> transaction.insert(TABLE, Item.of(3, 30).withName(ONE.name())))
			.withMessage("Table 'items' already has a row with key name-1 in the unique index 'name'");
		assertThatExceptionOfType(UniqueKeyViolationException.class)
			.isThrownBy(() -> transaction.update(TABLE, TWO.withName(ONE.name())));
		assertThatExceptionOfType(UniqueKeyViolationException.class).isThrownBy(() -> transaction.insert(TABLE, ONE));
		transaction.update(TABLE, TWO.withPrice(21));
		transaction.commit();
		assertThat(rows(this.store)).containsExactly(ONE, TWO.withPrice(21));
	}

	@Test
	void exemptsNullFromUniqueness() {
		inTransaction(this.store, (transaction) -> {
			transaction.insert(TABLE, Item.of(3, 30).withName(null));
			transaction.insert(TABLE, Item.of(4, 40).withName(null));
		});
		assertThat(this.store.table(TABLE).size()).isEqualTo(4);
	}

	@Test
	void letsRowsExchangeUniqueKeysAlsoOnTopOfOtherCommits() {
		Transaction transaction = this.store.begin();
		transaction.update(TABLE, ONE.withName("free"));
		transaction.update(TABLE, TWO.withName(ONE.name()));
		transaction.update(TABLE, ONE.withName(TWO.name()));
		inTransaction(this.store, (other) -> other.insert(TABLE, Item.of(3, 30)));
		transaction.commit();
		assertThat(rows(this.store)).containsExactly(ONE.withName(TWO.name()), TWO.withName(ONE.name()),
				Item.of(3, 30));
	}

	@Test
	void movesARowToTheEndThatIsDeletedAndInsertedAgain() {
		Transaction transaction = this.store.begin();
		transaction.delete(TABLE, 1L);
		transaction.insert(TABLE, ONE.withPrice(11));
		assertThat(rows(transaction.table(TABLE))).containsExactly(TWO, ONE.withPrice(11));
		inTransaction(this.store, (other) -> other.insert(TABLE, Item.of(3, 30)));
		transaction.commit();
		assertThat(rows(this.store)).containsExactly(TWO, Item.of(3, 30), ONE.withPrice(11));
	}

	@Test
	void leavesNoTraceOfARowThatIsInsertedAndDeletedAgain() {
		Transaction transaction = this.store.begin();
		transaction.insert(TABLE, Item.of(3, 30));
		transaction.delete(TABLE, 3L);
		inTransaction(this.store, (other) -> other.insert(TABLE, Item.of(3, 31)));
		transaction.commit();
		assertThat(rows(this.store)).containsExactly(ONE, TWO, Item.of(3, 31));
	}

	@Test
	void refusesToUpdateARowThatIsNotThere() {
		Transaction transaction = this.store.begin();
		assertThatExceptionOfType(RowNotFoundException.class).isThrownBy(() -> transaction.update(TABLE, Item.of(9, 9)))
			.withMessage("Table 'items' has no row with id 9 to update");
		assertThat(transaction.delete(TABLE, 9L)).isFalse();
		transaction.rollback();
	}

	@Test
	void refusesWritesWhenReadOnly() {
		Transaction transaction = this.store.begin(IsolationLevel.REPEATABLE_READ, true);
		assertThat(transaction.get(TABLE, 1L)).isSameAs(ONE);
		assertThatExceptionOfType(ReadOnlyTransactionException.class)
			.isThrownBy(() -> transaction.insert(TABLE, Item.of(3, 30)));
		assertThatExceptionOfType(ReadOnlyTransactionException.class).isThrownBy(() -> transaction.update(TABLE, ONE));
		assertThatExceptionOfType(ReadOnlyTransactionException.class).isThrownBy(() -> transaction.delete(TABLE, 1L));
		transaction.commit();
	}

	@Test
	void goesBackToASavepointInRowsAndIndexes() {
		Transaction transaction = this.store.begin();
		transaction.update(TABLE, ONE.withPrice(11));
		Savepoint outer = transaction.savepoint();
		transaction.insert(TABLE, Item.of(3, 30));
		Savepoint inner = transaction.savepoint();
		transaction.delete(TABLE, 1L);
		transaction.rollbackTo(inner);
		assertThat(rows(transaction.table(TABLE))).containsExactly(ONE.withPrice(11), TWO, Item.of(3, 30));
		transaction.rollbackTo(outer);
		assertThat(rows(transaction.table(TABLE))).containsExactly(ONE.withPrice(11), TWO);
		TableChecks.check(transaction.table(TABLE));
		transaction.commit();
		assertThat(rows(this.store)).containsExactly(ONE.withPrice(11), TWO);
	}

	@Test
	void refusesAStaleSavepoint() {
		Transaction transaction = this.store.begin();
		Savepoint outer = transaction.savepoint();
		Savepoint inner = transaction.savepoint();
		transaction.rollbackTo(outer);
		assertThatIllegalStateException().isThrownBy(() -> transaction.rollbackTo(inner));
		transaction.release(outer);
		assertThatIllegalStateException().isThrownBy(() -> transaction.release(outer));
		transaction.rollback();
	}

	@Test
	void keepsWritesOfAReleasedSavepoint() {
		Transaction transaction = this.store.begin();
		Savepoint savepoint = transaction.savepoint();
		transaction.delete(TABLE, 1L);
		transaction.release(savepoint);
		transaction.commit();
		assertThat(rows(this.store)).containsExactly(TWO);
	}

	@Test
	void isOverAfterCommitAndRollback() {
		Transaction transaction = this.store.begin();
		transaction.commit();
		assertThat(transaction.isActive()).isFalse();
		transaction.rollback();
		assertThatIllegalStateException().isThrownBy(() -> transaction.table(TABLE))
			.withMessageContaining("begin another one");
		assertThatIllegalStateException().isThrownBy(transaction::commit);
	}

	@Test
	void namesTheTablesWhenOneIsUnknown() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.store.begin().table("nothing"))
			.withMessageContaining("'nothing'")
			.withMessageContaining("[items]");
	}

}
