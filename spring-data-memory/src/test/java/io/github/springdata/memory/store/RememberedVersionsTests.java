package io.github.springdata.memory.store;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

import io.github.springdata.memory.store.Items.Item;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Versions that the store remembers for listeners to come, some of them by their rows
 * only.
 */
class RememberedVersionsTests {

	private final MemoryStore store = Items.store();

	@Test
	void tellWhatHasChangedSince() {
		long start = this.store.version();
		commitAll();
		List<List<RowChange>> changes = new ArrayList<>();
		this.store.addListener(
				(before, after) -> changes.add(after.table(Items.TABLE).changesSince(before.table(Items.TABLE))),
				start);
		assertThat(changes).extracting(List::size).containsExactly(100, 1, 2, 50);
		assertThat(changes.get(1)).containsExactly(new RowChange(7L, Item.of(7, 7), Item.of(7, 7).withPrice(70)));
		assertThat(changes.get(3)).extracting(RowChange::after).containsOnlyNulls();
	}

	@Test
	void haveTheirIdsAndIndexes() {
		long start = this.store.version();
		commitAll();
		List<Table> tables = new ArrayList<>();
		this.store.addListener((before, after) -> tables.add(before.table(Items.TABLE)), start);
		tables.forEach(TableChecks::check);
		assertThat(tables).extracting(Table::size).containsExactly(0, 100, 100, 100);
		assertThat(tables).extracting((table) -> table.get(7L))
			.containsExactly(null, Item.of(7, 7), Item.of(7, 7).withPrice(70), Item.of(7, 7).withPrice(70));
		assertThat(tables.get(2).slotOf(7L)).isEqualTo(6);
		assertThat(tables.get(2).contains(101L)).isFalse();
	}

	@Test
	void canBeRestored() {
		long start = this.store.version();
		commitAll();
		List<Snapshot> versions = new ArrayList<>();
		this.store.addListener((before, after) -> versions.add(before), start);
		this.store.restore(versions.get(3));
		assertThat(this.store.table(Items.TABLE).size()).isEqualTo(100);
		Items.inTransaction(this.store, (transaction) -> transaction.update(Items.TABLE, Item.of(8, 80)));
		Items.inTransaction(this.store, (transaction) -> transaction.insert(Items.TABLE, Item.of(101, 1)));
		TableChecks.check(this.store);
		assertThat(this.store.table(Items.TABLE).get(8L)).isEqualTo(Item.of(8, 80));
	}

	/**
	 * Commits of 100 rows, of one, of two and of 50.
	 */
	private void commitAll() {
		Items.inTransaction(this.store, (transaction) -> transaction.insertAll(Items.TABLE, items(1, 100)));
		Items.inTransaction(this.store, (transaction) -> transaction.update(Items.TABLE, Item.of(7, 7).withPrice(70)));
		Items.inTransaction(this.store, (transaction) -> {
			transaction.update(Items.TABLE, Item.of(1, 10));
			transaction.update(Items.TABLE, Item.of(2, 20));
		});
		Items.inTransaction(this.store,
				(transaction) -> LongStream.rangeClosed(51, 100).forEach((id) -> transaction.delete(Items.TABLE, id)));
	}

	private static List<Object> items(long first, long last) {
		return LongStream.rangeClosed(first, last).<Object>mapToObj((id) -> Item.of(id, (int) id)).toList();
	}

}
