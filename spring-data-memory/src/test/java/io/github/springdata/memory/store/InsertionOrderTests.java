package io.github.springdata.memory.store;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.springdata.memory.Seeds;
import io.github.springdata.memory.store.Items.Item;
import io.github.springdata.memory.store.index.IndexKind;

import static io.github.springdata.memory.store.Items.TABLE;
import static io.github.springdata.memory.store.Items.inTransaction;
import static io.github.springdata.memory.store.Items.rows;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the order of rows, which must not depend on whether others commit.
 */
class InsertionOrderTests {

	private static final long OTHERS = 1_000;

	private static final Item OTHER = Item.of(OTHERS, 1);

	private final MemoryStore store = Items.storeWith(Item.of(1, 10), Item.of(2, 20), Item.of(3, 30));

	@AfterEach
	void checkTables() {
		TableChecks.check(this.store);
	}

	private static List<Long> ids(List<Object> rows) {
		return rows.stream().map((row) -> ((Item) row).id()).filter((id) -> id < OTHERS).toList();
	}

	@ParameterizedTest
	@EnumSource
	void putsARowThatWasDeletedAndInsertedAgainWhereItWasInsertedLast(IsolationLevel level) {
		for (boolean alone : new boolean[] { true, false }) {
			MemoryStore store = this.store.fork();
			Transaction transaction = store.begin(level, false);
			transaction.delete(TABLE, 1L);
			transaction.insert(TABLE, Item.of(8, 80));
			transaction.insert(TABLE, Item.of(1, 11));
			if (!alone) {
				inTransaction(store, (other) -> other.insert(TABLE, OTHER));
			}
			transaction.commit();
			assertThat(ids(rows(store))).as("alone: %s", alone).containsExactly(2L, 3L, 8L, 1L);
		}
	}

	@Test
	void keepsTheOrderThatStatementsSeeWhenTheyMoveToANewerVersion() {
		Transaction transaction = this.store.begin(IsolationLevel.READ_COMMITTED, false);
		transaction.delete(TABLE, 1L);
		transaction.insert(TABLE, Item.of(8, 80));
		transaction.insert(TABLE, Item.of(1, 11));
		List<Long> before = ids(rows(transaction.table(TABLE)));
		inTransaction(this.store, (other) -> other.insert(TABLE, OTHER));
		assertThat(ids(rows(transaction.table(TABLE)))).isEqualTo(before).containsExactly(2L, 3L, 8L, 1L);
		transaction.commit();
		assertThat(ids(rows(this.store))).isEqualTo(before);
	}

	@Test
	void keepsTheOrderOnTopOfACompactionAndOfARestore() {
		Snapshot start = this.store.snapshot();
		Transaction transaction = this.store.begin();
		transaction.delete(TABLE, 2L);
		transaction.insertAll(TABLE, List.of(Item.of(9, 90), Item.of(2, 21), Item.of(4, 40)));
		inTransaction(this.store, (other) -> LongStream.range(OTHERS, OTHERS + 3 * Table.MIN_HOLES)
			.forEach((id) -> other.insert(TABLE, Item.of(id, 1))));
		inTransaction(this.store, (other) -> LongStream.range(OTHERS, OTHERS + 3 * Table.MIN_HOLES)
			.forEach((id) -> other.delete(TABLE, id)));
		this.store.restore(start);
		transaction.commit();
		assertThat(ids(rows(this.store))).containsExactly(1L, 3L, 9L, 2L, 4L);
	}

	@Test
	void tellsOfChangesInTheOrderOfInsertion() {
		Table before = this.store.table(TABLE);
		inTransaction(this.store, (transaction) -> {
			transaction.delete(TABLE, 1L);
			transaction.insert(TABLE, Item.of(8, 80));
			transaction.insert(TABLE, Item.of(1, 11));
		});
		assertThat(this.store.table(TABLE).changesSince(before)).extracting(RowChange::id).containsExactly(8L, 1L);
	}

	@Test
	void isThatOfASingleThreadWhateverHappens() {
		long first = Seeds.seed();
		for (long seed = first; seed < first + 2_000; seed++) {
			check(seed);
		}
	}

	private static void check(long seed) {
		MemoryStore store = Items.store();
		inTransaction(store, (transaction) -> LongStream.range(0, 8)
			.forEach((id) -> transaction.insert(TABLE, Item.of((id % 2 == 0) ? id : OTHERS + id, 1))));
		Run run = new Run(store, Seeds.random(seed));
		for (int i = 0; i < 1 + run.random.nextInt(40); i++) {
			run.step();
		}
		run.transaction.commit();
		assertThat(ids(rows(store))).as("-Dseed=%d", seed).isEqualTo(run.model);
		TableChecks.check(store);
	}

	/**
	 * A transaction beside the order that its rows should have.
	 */
	private static final class Run {

		private final MemoryStore store;

		private final Random random;

		private final Transaction transaction;

		private final Deque<Savepoint> savepoints = new ArrayDeque<>();

		private final Deque<List<Long>> saved = new ArrayDeque<>();

		private List<Long> model = new ArrayList<>(List.of(0L, 2L, 4L, 6L));

		private long other = OTHERS + 100;

		private int price;

		Run(MemoryStore store, Random random) {
			this.store = store;
			this.random = random;
			this.transaction = store.begin(IsolationLevel.values()[random.nextInt(3)], false);
		}

		void step() {
			switch (this.random.nextInt(10)) {
				case 0, 1 -> write(List.of(id()));
				case 2, 3 -> delete(id());
				case 4 -> {
					long id = id();
					delete(id);
					write(List.of(id));
				}
				case 5 -> insertAll();
				case 6 -> writeAll();
				case 7 -> look();
				case 8 -> savepoints();
				default -> others();
			}
		}

		private long id() {
			return this.random.nextInt(12);
		}

		private Item item(long id) {
			return Item.of(id, ++this.price);
		}

		private List<Object> items(List<Long> ids) {
			return new ArrayList<>(ids.stream().map(this::item).toList());
		}

		private void delete(long id) {
			assertThat(this.transaction.delete(TABLE, id)).isEqualTo(this.model.remove(id));
		}

		private void write(List<Long> ids) {
			items(ids).forEach((item) -> this.transaction.put(TABLE, item, (row) -> {
			}));
			written(ids);
		}

		private void written(List<Long> ids) {
			ids.stream().filter((id) -> !this.model.contains(id)).forEach(this.model::add);
		}

		private void insertAll() {
			List<Long> ids = LongStream.generate(this::id).limit(4).distinct().boxed().toList();
			ids = ids.stream().filter((id) -> !this.model.contains(id)).toList();
			this.transaction.insertAll(TABLE, items(ids));
			written(ids);
		}

		private void writeAll() {
			List<Long> ids = LongStream.generate(this::id).limit(4).distinct().boxed().toList();
			this.transaction.writeAll(TABLE, items(ids));
			written(ids);
		}

		private void look() {
			if (this.transaction.isolation() != IsolationLevel.SERIALIZABLE) {
				assertThat(ids(rows(this.transaction.table(TABLE)))).isEqualTo(this.model);
			}
		}

		private void savepoints() {
			if (this.savepoints.isEmpty() || this.random.nextBoolean()) {
				this.savepoints.push(this.transaction.savepoint());
				this.saved.push(new ArrayList<>(this.model));
			}
			else if (this.random.nextBoolean()) {
				this.transaction.rollbackTo(this.savepoints.element());
				this.model = new ArrayList<>(this.saved.element());
			}
			else {
				this.transaction.release(this.savepoints.pop());
				this.saved.pop();
			}
		}

		/**
		 * What others do to rows and indexes that are their own.
		 */
		private void others() {
			switch (this.random.nextInt(5)) {
				case 0 -> {
					Snapshot snapshot = this.store.snapshot();
					inTransaction(this.store, (other) -> other.insert(TABLE, Item.of(this.other++, 1)));
					this.store.restore(snapshot);
				}
				case 1 -> inTransaction(this.store, (other) -> other.delete(TABLE, OTHERS + this.random.nextInt(8)));
				case 2 -> {
					if (this.store.table(TABLE).index("extra") == null) {
						this.store.addIndex(TABLE,
								Items.index("extra", IndexKind.SORTED, false, Double.class, Item::price));
					}
					else {
						this.store.dropIndex(TABLE, "extra");
					}
				}
				default -> inTransaction(this.store, (other) -> other.insert(TABLE, Item.of(this.other++, 1)));
			}
		}

	}

}
