package io.github.springdata.memory.store;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.github.springdata.memory.store.Items.Item;
import io.github.springdata.memory.store.index.IndexKind;

import static io.github.springdata.memory.store.Items.TABLE;
import static io.github.springdata.memory.store.Items.inTransaction;
import static io.github.springdata.memory.store.Items.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class MemoryStoreTests {

	private static final Item ONE = Item.of(1, 10);

	private final MemoryStore store = Items.storeWith(ONE);

	@Test
	void keepsASnapshotAsItWas() {
		Snapshot snapshot = this.store.snapshot();
		inTransaction(this.store, (transaction) -> transaction.update(TABLE, ONE.withPrice(11)));
		inTransaction(this.store, (transaction) -> transaction.insert(TABLE, Item.of(2, 20)));
		assertThat(rows(snapshot.table(TABLE))).containsExactly(ONE);
		TableChecks.check(snapshot.table(TABLE));
		assertThat(snapshot.version()).isLessThan(this.store.version());
	}

	@Test
	void restoresRowsIndexesAndSequences() {
		assertThat(this.store.nextId(TABLE)).isEqualTo(1);
		Snapshot snapshot = this.store.snapshot();
		assertThat(this.store.nextId(TABLE)).isEqualTo(2);
		inTransaction(this.store, (transaction) -> transaction.delete(TABLE, 1L));
		long version = this.store.version();
		this.store.restore(snapshot);
		assertThat(rows(this.store)).containsExactly(ONE);
		TableChecks.check(this.store);
		assertThat(this.store.nextId(TABLE)).isEqualTo(2);
		assertThat(this.store.version()).isGreaterThan(version);
	}

	@Test
	void keepsTablesDefinedAndEmptyThatASnapshotDoesNotHave() {
		Snapshot snapshot = this.store.snapshot();
		this.store.define(Items.definition("late"));
		inTransaction(this.store, (transaction) -> transaction.insert("late", ONE));
		this.store.restore(snapshot);
		assertThat(rows(this.store.table("late"))).isEmpty();
		assertThat(rows(this.store)).containsExactly(ONE);
	}

	@Test
	void takesOverTheTablesOfAForkWhenItsSnapshotIsRestored() {
		MemoryStore fork = this.store.fork();
		inTransaction(fork, (transaction) -> transaction.insert(TABLE, Item.of(2, 20)));
		this.store.restore(fork.snapshot());
		assertThat(rows(this.store)).containsExactly(ONE, Item.of(2, 20));
	}

	@Test
	void conflictsWithARestoreThatChangedAWrittenRow() {
		Snapshot snapshot = this.store.snapshot();
		inTransaction(this.store, (transaction) -> transaction.update(TABLE, ONE.withPrice(11)));
		Transaction transaction = this.store.begin();
		transaction.update(TABLE, ONE.withPrice(12));
		this.store.restore(snapshot);
		assertThatExceptionOfType(WriteConflictException.class).isThrownBy(transaction::commit);
		assertThat(rows(this.store)).containsExactly(ONE);
	}

	@Test
	void forksIndependently() {
		this.store.advanceId(TABLE, 1);
		MemoryStore fork = this.store.fork();
		inTransaction(fork, (transaction) -> transaction.update(TABLE, ONE.withPrice(11)));
		inTransaction(this.store, (transaction) -> transaction.insert(TABLE, Item.of(2, 20)));
		assertThat(rows(fork)).containsExactly(ONE.withPrice(11));
		assertThat(rows(this.store)).containsExactly(ONE, Item.of(2, 20));
		assertThat(fork.nextId(TABLE)).isEqualTo(2);
		assertThat(fork.nextId(TABLE)).isEqualTo(3);
		assertThat(this.store.nextId(TABLE)).isEqualTo(2);
	}

	@Test
	void goesOnAfterAnIdThatWasSetByHand() {
		assertThat(this.store.nextId(TABLE)).isEqualTo(1);
		this.store.advanceId(TABLE, 90);
		this.store.advanceId(TABLE, 5);
		assertThat(this.store.nextId(TABLE)).isEqualTo(91);
	}

	@Test
	void restartsIds() {
		this.store.advanceId(TABLE, 90);
		assertThat(this.store.lastId(TABLE)).isEqualTo(90);
		this.store.restartIds(TABLE, 6);
		assertThat(this.store.lastId(TABLE)).isEqualTo(6);
		assertThat(this.store.nextId(TABLE)).isEqualTo(7);
		assertThat(this.store.lastId("others")).isZero();
	}

	@Test
	void refusesToGoPastTheLastId() {
		this.store.advanceId(TABLE, Long.MAX_VALUE);
		assertThatIllegalStateException().isThrownBy(() -> this.store.nextId(TABLE)).withMessageContaining("'items'");
	}

	@Test
	void acceptsTheSameTableTwiceAndRefusesAnotherOne() {
		this.store.define(Items.definition());
		assertThat(rows(this.store)).containsExactly(ONE);
		TableDefinition other = TableDefinition.of(TABLE, Item.class, (row) -> ((Item) row).id(), List.of());
		assertThatIllegalStateException().isThrownBy(() -> this.store.define(other))
			.withMessageContaining("give one of them another name");
	}

	@Test
	void refusesTwoIndexesOfOneName() {
		var index = Items.index("price", IndexKind.SORTED, false, Double.class, Item::price);
		assertThatIllegalArgumentException()
			.isThrownBy(() -> TableDefinition.of("t", Item.class, (row) -> 1, List.of(index, index)))
			.withMessageContaining("two indexes of one name");
	}

	@Test
	void countsVersionsOnlyWhenSomethingChanges() {
		long version = this.store.version();
		inTransaction(this.store, (transaction) -> transaction.table(TABLE));
		assertThat(this.store.version()).isEqualTo(version);
		inTransaction(this.store, (transaction) -> transaction.update(TABLE, ONE.withPrice(11)));
		assertThat(this.store.version()).isEqualTo(version + 1);
	}

	@Test
	void reportsSizes() {
		inTransaction(this.store, (transaction) -> {
			transaction.insert(TABLE, Item.of(2, 20));
			transaction.delete(TABLE, 1L);
		});
		assertThat(this.store.statistics()).singleElement().satisfies((table) -> {
			assertThat(table.table()).isEqualTo(TABLE);
			assertThat(table.rows()).isEqualTo(1);
			assertThat(table.holes()).isEqualTo(1);
			assertThat(table.indexes()).hasSize(4).allSatisfy((index) -> assertThat(index.entries()).isEqualTo(1));
		});
	}

}
