package io.github.springdata.memory.store;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.stream.LongStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.github.springdata.memory.store.Items.Item;

import static io.github.springdata.memory.store.Items.TABLE;
import static io.github.springdata.memory.store.Items.inTransaction;
import static io.github.springdata.memory.store.Items.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class CompactionTests {

	private static final int ROWS = 2 * Table.MIN_HOLES;

	private final MemoryStore store = Items.store();

	CompactionTests() {
		inTransaction(this.store, (transaction) -> forEachId(1, (id) -> transaction.insert(TABLE, Item.of(id, 1))));
	}

	@AfterEach
	void checkTables() {
		TableChecks.check(this.store);
	}

	@Test
	void removesHolesWhenTheyOutnumberTheRowsAndKeepsTheOrder() {
		inTransaction(this.store, (transaction) -> forEachId(2, (id) -> transaction.delete(TABLE, id)));
		assertThat(this.store.table(TABLE).rows().length()).isEqualTo(ROWS);
		List<Object> before = new ArrayList<>(rows(this.store));
		inTransaction(this.store, (transaction) -> transaction.delete(TABLE, 1L));
		assertThat(this.store.table(TABLE).rows().length()).isEqualTo(ROWS / 2 - 1);
		assertThat(rows(this.store)).isEqualTo(before.subList(1, before.size()));
		assertThat(this.store.statistics().get(0).holes()).isZero();
	}

	@Test
	void leavesReadersAndSnapshotsAlone() {
		Snapshot snapshot = this.store.snapshot();
		Transaction reader = this.store.begin();
		List<Object> before = rows(reader.table(TABLE));
		deleteAllButTheLast();
		assertThat(rows(reader.table(TABLE))).isEqualTo(before);
		TableChecks.check(snapshot.table(TABLE));
		this.store.restore(snapshot);
		assertThat(rows(this.store)).isEqualTo(before);
	}

	@Test
	void mergesWritesThatStartedBefore() {
		Transaction transaction = this.store.begin();
		transaction.update(TABLE, Item.of(ROWS, 2));
		transaction.insert(TABLE, Item.of(ROWS + 1, 3));
		deleteAllButTheLast();
		transaction.commit();
		assertThat(rows(this.store)).containsExactly(Item.of(ROWS, 2), Item.of(ROWS + 1, 3));
	}

	@Test
	void compactsWhatWasMergedOnTopOfAnotherCommit() {
		Transaction transaction = this.store.begin();
		LongStream.range(1, ROWS).forEach((id) -> transaction.delete(TABLE, id));
		inTransaction(this.store, (other) -> other.insert(TABLE, Item.of(ROWS + 1, 3)));
		transaction.commit();
		assertThat(this.store.table(TABLE).rows().length()).isEqualTo(2);
		assertThat(rows(this.store)).containsExactly(Item.of(ROWS, 1), Item.of(ROWS + 1, 3));
	}

	@Test
	void validatesReadsPreciselyAcrossACompaction() {
		Transaction unaffected = this.store.begin(IsolationLevel.SERIALIZABLE, false);
		unaffected.get(TABLE, (long) ROWS);
		unaffected.table(TABLE, (row) -> ((Item) row).price() == 99);
		unaffected.insert(TABLE, Item.of(ROWS + 1, 3));
		Transaction affected = this.store.begin(IsolationLevel.SERIALIZABLE, false);
		affected.get(TABLE, 5L);
		affected.insert(TABLE, Item.of(ROWS + 2, 3));
		deleteAllButTheLast();
		unaffected.commit();
		assertThatExceptionOfType(WriteConflictException.class).isThrownBy(affected::commit)
			.satisfies((ex) -> assertThat(ex.getId()).isEqualTo(5L));
	}

	@Test
	void goesOnAtReadCommittedAcrossACompaction() {
		Transaction transaction = this.store.begin(IsolationLevel.READ_COMMITTED, false);
		transaction.update(TABLE, Item.of(ROWS, 2));
		deleteAllButTheLast();
		assertThat(rows(transaction.table(TABLE))).containsExactly(Item.of(ROWS, 2));
		transaction.commit();
		assertThat(rows(this.store)).containsExactly(Item.of(ROWS, 2));
	}

	private void deleteAllButTheLast() {
		inTransaction(this.store,
				(transaction) -> LongStream.range(1, ROWS).forEach((id) -> transaction.delete(TABLE, id)));
		assertThat(this.store.table(TABLE).rows().length()).isEqualTo(1);
	}

	private static void forEachId(int step, LongConsumer action) {
		for (long id = step; id <= ROWS; id += step) {
			action.accept(id);
		}
	}

}
