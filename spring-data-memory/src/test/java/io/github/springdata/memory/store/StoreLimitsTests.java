package io.github.springdata.memory.store;

import org.junit.jupiter.api.Test;

import io.github.springdata.memory.store.Items.Item;

import static io.github.springdata.memory.store.Items.TABLE;
import static io.github.springdata.memory.store.Items.inTransaction;
import static io.github.springdata.memory.store.Items.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class StoreLimitsTests {

	private final MemoryStore store = store(StoreLimits.unlimited().withMaxEntries(2));

	@Test
	void refusesTheRowThatIsTooManyAtTheStatementAndGoesOn() {
		Transaction transaction = this.store.begin();
		transaction.insert(TABLE, Item.of(1, 1));
		transaction.insert(TABLE, Item.of(2, 2));
		assertThatExceptionOfType(StoreLimitExceededException.class)
			.isThrownBy(() -> transaction.insert(TABLE, Item.of(3, 3)))
			.withMessageContaining("at most 2 rows")
			.withMessageContaining("maxEntries");
		transaction.delete(TABLE, 1L);
		transaction.insert(TABLE, Item.of(3, 3));
		transaction.commit();
		assertThat(rows(this.store)).containsExactly(Item.of(2, 2), Item.of(3, 3));
	}

	@Test
	void countsTheRowsOfAllTables() {
		this.store.define(Items.definition("other"));
		inTransaction(this.store, (transaction) -> transaction.insert("other", Item.of(1, 1)));
		inTransaction(this.store, (transaction) -> transaction.insert(TABLE, Item.of(1, 1)));
		assertThatExceptionOfType(StoreLimitExceededException.class)
			.isThrownBy(() -> inTransaction(this.store, (transaction) -> transaction.insert(TABLE, Item.of(2, 2))));
	}

	@Test
	void refusesAtCommitWhatOthersHaveFilledMeanwhile() {
		Transaction transaction = this.store.begin();
		transaction.insert(TABLE, Item.of(1, 1));
		inTransaction(this.store, (other) -> {
			other.insert(TABLE, Item.of(2, 2));
			other.insert(TABLE, Item.of(3, 3));
		});
		assertThatExceptionOfType(StoreLimitExceededException.class).isThrownBy(transaction::commit);
		assertThat(rows(this.store)).containsExactly(Item.of(2, 2), Item.of(3, 3));
		TableChecks.check(this.store);
	}

	/**
	 * The other transaction deletes the very row whose place this one takes.
	 */
	@Test
	void refusesAtCommitWhatReplacesARowThatIsGoneWhenReadCommitted() {
		inTransaction(this.store, (transaction) -> transaction.insert(TABLE, Item.of(1, 1)));
		inTransaction(this.store, (transaction) -> transaction.insert(TABLE, Item.of(2, 2)));
		Transaction transaction = this.store.begin(IsolationLevel.READ_COMMITTED, false);
		transaction.delete(TABLE, 1L);
		transaction.insert(TABLE, Item.of(3, 3));
		inTransaction(this.store, (other) -> {
			other.delete(TABLE, 1L);
			other.insert(TABLE, Item.of(4, 4));
		});
		assertThatExceptionOfType(StoreLimitExceededException.class).isThrownBy(transaction::commit);
		assertThat(rows(this.store)).containsExactly(Item.of(2, 2), Item.of(4, 4));
	}

	@Test
	void neverRefusesToUpdateOrDeleteInAFullStore() {
		inTransaction(this.store, (transaction) -> {
			transaction.insert(TABLE, Item.of(1, 1));
			transaction.insert(TABLE, Item.of(2, 2));
		});
		inTransaction(this.store, (transaction) -> {
			transaction.update(TABLE, Item.of(1, 5));
			transaction.delete(TABLE, 2L);
		});
		assertThat(rows(this.store)).containsExactly(Item.of(1, 5));
	}

	@Test
	void refusesTooManyWritesOfOneTransaction() {
		MemoryStore limited = store(StoreLimits.unlimited().withMaxEntriesPerTransaction(2));
		Transaction transaction = limited.begin();
		transaction.insert(TABLE, Item.of(1, 1));
		transaction.update(TABLE, Item.of(1, 2));
		assertThatExceptionOfType(StoreLimitExceededException.class).isThrownBy(() -> transaction.delete(TABLE, 1L))
			.withMessageContaining("at most 2 rows")
			.withMessageContaining("commit earlier");
		transaction.commit();
		assertThat(rows(limited)).containsExactly(Item.of(1, 2));
	}

	@Test
	void appliesToForks() {
		assertThat(this.store.fork().limits()).isEqualTo(this.store.limits());
	}

	@Test
	void refusesLimitsThatLetNothingIn() {
		assertThatIllegalArgumentException().isThrownBy(() -> StoreLimits.unlimited().withMaxEntries(0))
			.withMessage("maxEntries must be 1 or more, not 0");
		assertThatIllegalArgumentException().isThrownBy(() -> new StoreLimits(1, -1));
	}

	private static MemoryStore store(StoreLimits limits) {
		MemoryStore store = new MemoryStore(limits);
		store.define(Items.definition());
		return store;
	}

}
