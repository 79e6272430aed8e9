package io.github.springdata.memory.store;

import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;

import io.github.springdata.memory.store.Items.Item;

import static io.github.springdata.memory.store.Items.TABLE;
import static io.github.springdata.memory.store.Items.inTransaction;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Table#changesSince}.
 */
class TableChangesTests {

	private static final Item ONE = Item.of(1, 10);

	private static final Item TWO = Item.of(2, 20);

	private final MemoryStore store = Items.storeWith(ONE, TWO);

	private final Snapshot start = this.store.snapshot();

	@Test
	void areOnePerRowHoweverManyCommitsWroteIt() {
		inTransaction(this.store, (transaction) -> transaction.update(TABLE, ONE.withPrice(11)));
		inTransaction(this.store, (transaction) -> {
			transaction.update(TABLE, ONE.withPrice(12));
			transaction.delete(TABLE, 2L);
			transaction.insert(TABLE, Item.of(3, 30));
		});
		assertThat(this.store.table(TABLE).changesSince(this.start.table(TABLE))).containsExactly(
				new RowChange(1L, ONE, ONE.withPrice(12)), new RowChange(2L, TWO, null),
				new RowChange(3L, null, Item.of(3, 30)));
	}

	@Test
	void areAnUpdateForARowThatWasDeletedAndInsertedAgain() {
		inTransaction(this.store, (transaction) -> transaction.delete(TABLE, 1L));
		inTransaction(this.store, (transaction) -> transaction.insert(TABLE, ONE.withPrice(11)));
		assertThat(this.store.table(TABLE).changesSince(this.start.table(TABLE)))
			.containsExactly(new RowChange(1L, ONE, ONE.withPrice(11)));
	}

	@Test
	void keepRowsApartThatGotTheSameSlotAfterARestore() {
		inTransaction(this.store, (transaction) -> {
			transaction.insert(TABLE, Item.of(3, 30));
			transaction.insert(TABLE, Item.of(4, 40));
		});
		Table before = this.store.table(TABLE);
		this.store.restore(this.start);
		inTransaction(this.store, (transaction) -> {
			transaction.insert(TABLE, Item.of(5, 50));
			transaction.insert(TABLE, Item.of(3, 31));
		});
		assertThat(this.store.table(TABLE).changesSince(before)).containsExactlyInAnyOrder(
				new RowChange(3L, Item.of(3, 30), Item.of(3, 31)), new RowChange(4L, Item.of(4, 40), null),
				new RowChange(5L, null, Item.of(5, 50)));
		assertThat(before.changesSince(this.store.table(TABLE))).containsExactlyInAnyOrder(
				new RowChange(3L, Item.of(3, 31), Item.of(3, 30)), new RowChange(4L, null, Item.of(4, 40)),
				new RowChange(5L, Item.of(5, 50), null));
	}

	@Test
	void areReadOffByIdAcrossACompaction() {
		inTransaction(this.store, (transaction) -> LongStream.range(3, 3 + 2 * Table.MIN_HOLES)
			.forEach((id) -> transaction.insert(TABLE, Item.of(id, 1))));
		inTransaction(this.store, (transaction) -> LongStream.range(2, 3 + 2 * Table.MIN_HOLES)
			.forEach((id) -> transaction.delete(TABLE, id)));
		inTransaction(this.store, (transaction) -> transaction.insert(TABLE, Item.of(9, 90)));
		assertThat(this.store.table(TABLE).rows().length()).isEqualTo(2);
		assertThat(this.store.table(TABLE).changesSince(this.start.table(TABLE)))
			.containsExactlyInAnyOrder(new RowChange(2L, TWO, null), new RowChange(9L, null, Item.of(9, 90)));
	}

}
