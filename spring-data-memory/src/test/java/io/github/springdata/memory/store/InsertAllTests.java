package io.github.springdata.memory.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.springdata.memory.Seeds;
import io.github.springdata.memory.store.Items.Item;
import io.github.springdata.memory.store.index.IndexDefinition;
import io.github.springdata.memory.store.index.IndexKind;
import io.github.springdata.memory.store.index.IndexedProperty;

import static io.github.springdata.memory.store.Items.TABLE;
import static io.github.springdata.memory.store.Items.inTransaction;
import static io.github.springdata.memory.store.Items.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Tests for {@link Transaction#insertAll}.
 */
class InsertAllTests {

	private static final Item ONE = Item.of(1, 10);

	private static final Item TWO = Item.of(2, 20);

	private static final Item THREE = Item.of(3, 30);

	private final MemoryStore store = Items.storeWith(ONE, TWO);

	@AfterEach
	void checkTables() {
		TableChecks.check(this.store);
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 31, 40, 600, 5000 })
	void doesWhatInsertsOneByOneDo(int count) {
		for (long seed = Seeds.seed(); seed < Seeds.seed() + 8; seed++) {
			Random random = Seeds.random(seed);
			MemoryStore together = manyIndexes();
			MemoryStore single = manyIndexes();
			List<Object> first = draw(random, 0, random.nextInt(3 * count));
			List<Object> second = draw(random, 3 * count, count);
			inTransaction(together, (transaction) -> transaction.insertAll(TABLE, first));
			inTransaction(single, (transaction) -> first.forEach((row) -> transaction.insert(TABLE, row)));
			inTransaction(together, (transaction) -> {
				transaction.insert(TABLE, Item.of(1_000_000, 5));
				transaction.insertAll(TABLE, second);
				transaction.delete(TABLE, ((Item) second.get(0)).id());
			});
			inTransaction(single, (transaction) -> {
				transaction.insert(TABLE, Item.of(1_000_000, 5));
				second.forEach((row) -> transaction.insert(TABLE, row));
				transaction.delete(TABLE, ((Item) second.get(0)).id());
			});
			assertThat(rows(together)).as("-Dseed=%d", seed).isEqualTo(rows(single));
			TableChecks.check(together);
		}
	}

	@Test
	void addsNothingWithoutRows() {
		long version = this.store.version();
		inTransaction(this.store, (transaction) -> transaction.insertAll(TABLE, List.of()));
		assertThat(this.store.version()).isEqualTo(version);
	}

	@Test
	void refusesAnIdThatIsTaken() {
		assertThat(refused(THREE, TWO.withName("other")).getKey()).isEqualTo(2L);
	}

	@Test
	void refusesOneIdTwice() {
		assertThat(refused(THREE, THREE.withName("other")).getKey()).isEqualTo(3L);
	}

	@Test
	void refusesAUniqueKeyThatIsTaken() {
		assertThat(refused(THREE, Item.of(4, 40).withName(TWO.name())).getKey()).isEqualTo(TWO.name());
	}

	@Test
	void refusesAUniqueKeyTwice() {
		assertThat(refused(THREE, Item.of(4, 40).withName(THREE.name())).getKey()).isEqualTo(THREE.name());
	}

	private UniqueKeyViolationException refused(Item... rows) {
		Transaction transaction = this.store.begin();
		transaction.insert(TABLE, Item.of(9, 90));
		UniqueKeyViolationException refusal = catchThrowableOfType(UniqueKeyViolationException.class,
				() -> transaction.insertAll(TABLE, List.of((Object[]) rows)));
		assertThat(rows(transaction.table(TABLE))).containsExactly(ONE, TWO, Item.of(9, 90));
		transaction.commit();
		assertThat(rows(this.store)).containsExactly(ONE, TWO, Item.of(9, 90));
		return refusal;
	}

	@Test
	void doesNotCountWhatALimitRefused() {
		MemoryStore limited = new MemoryStore(StoreLimits.unlimited().withMaxEntriesPerTransaction(2));
		limited.define(Items.definition());
		Transaction transaction = limited.begin();
		assertThatExceptionOfType(StoreLimitExceededException.class)
			.isThrownBy(() -> transaction.insertAll(TABLE, List.of(ONE, TWO, THREE)));
		transaction.insertAll(TABLE, List.of(ONE, TWO));
		assertThatExceptionOfType(StoreLimitExceededException.class)
			.isThrownBy(() -> transaction.insertAll(TABLE, List.of(THREE)));
		transaction.commit();
		assertThat(rows(limited)).containsExactly(ONE, TWO);
	}

	@Test
	void refusesRowsBeyondTheLimitOfTheStore() {
		MemoryStore limited = new MemoryStore(StoreLimits.unlimited().withMaxEntries(2));
		limited.define(Items.definition());
		Transaction transaction = limited.begin();
		assertThatExceptionOfType(StoreLimitExceededException.class)
			.isThrownBy(() -> transaction.insertAll(TABLE, List.of(ONE, TWO, THREE)));
		transaction.insertAll(TABLE, List.of(ONE, TWO));
		transaction.commit();
		assertThat(rows(limited)).containsExactly(ONE, TWO);
	}

	@Test
	void isRefusedInAReadOnlyTransaction() {
		Transaction transaction = this.store.begin(IsolationLevel.REPEATABLE_READ, true);
		assertThatExceptionOfType(ReadOnlyTransactionException.class)
			.isThrownBy(() -> transaction.insertAll(TABLE, List.of(THREE)));
	}

	@Test
	void countsTheKeysThatWereFreeWhenItWasRefusedAsRead() {
		Transaction transaction = this.store.begin(IsolationLevel.SERIALIZABLE, false);
		transaction.insert(TABLE, Item.of(9, 90));
		assertThatExceptionOfType(UniqueKeyViolationException.class)
			.isThrownBy(() -> transaction.insertAll(TABLE, List.of(THREE, Item.of(5, 50).withName(TWO.name()))));
		inTransaction(this.store, (other) -> other.insert(TABLE, Item.of(4, 40).withName(THREE.name())));
		assertThatExceptionOfType(WriteConflictException.class).isThrownBy(transaction::commit);
	}

	@Test
	void countsTheIdsThatWereFreeWhenItWasRefusedAsRead() {
		Transaction transaction = this.store.begin(IsolationLevel.SERIALIZABLE, false);
		transaction.insert(TABLE, Item.of(9, 90));
		assertThatExceptionOfType(UniqueKeyViolationException.class)
			.isThrownBy(() -> transaction.insertAll(TABLE, List.of(THREE, TWO)));
		inTransaction(this.store, (other) -> other.insert(TABLE, THREE.withName("theirs")));
		assertThatExceptionOfType(WriteConflictException.class).isThrownBy(transaction::commit);
	}

	@Test
	void isMergedWithWhatOthersCommitted() {
		Transaction transaction = this.store.begin();
		transaction.insertAll(TABLE, List.of(THREE, Item.of(4, 40)));
		inTransaction(this.store, (other) -> other.insert(TABLE, Item.of(5, 50)));
		transaction.commit();
		assertThat(rows(this.store)).containsExactly(ONE, TWO, Item.of(5, 50), THREE, Item.of(4, 40));
	}

	private static List<Object> draw(Random random, int from, int count) {
		List<Object> rows = new ArrayList<>();
		for (int i = from; i < from + count; i++) {
			String name = (random.nextInt(50) == 0) ? null : "name-" + i;
			rows.add(new Item((long) i, name, "category-" + random.nextInt(1 + count / 3), price(random)));
		}
		return rows;
	}

	private static double price(Random random) {
		double[] special = { -0.0, 0.0, Double.NaN, Double.MIN_VALUE, Double.NEGATIVE_INFINITY,
				Double.POSITIVE_INFINITY, -1 };
		return random.nextBoolean() ? special[random.nextInt(special.length)] : random.nextInt(100) - 50;
	}

	private static MemoryStore manyIndexes() {
		List<IndexDefinition> indexes = new ArrayList<>(Items.definition().indexes());
		indexes.add(index("words", IndexKind.TEXT, String.class, (item) -> item.name() + " " + item.category()));
		for (IndexKind kind : List.of(IndexKind.HASH, IndexKind.SORTED)) {
			indexes.add(index("id", kind, Long.class, Item::id));
			indexes.add(index("price", kind, Double.class, Item::price));
			indexes.add(index("rounded", kind, Integer.class, (item) -> (int) item.price()));
			indexes.add(index("single", kind, Float.class, (item) -> (float) item.price()));
			indexes.add(index("name", kind, String.class, Item::name));
			indexes.add(IndexDefinition
				.of("letters " + kind, kind, false, List.of(IndexedProperty.ofEach("letters", false, String.class,
						(row, letters) -> ((Item) row).category().chars().forEach((c) -> letters.accept("" + c))))));
		}
		MemoryStore store = new MemoryStore();
		store.define(TableDefinition.of(TABLE, Item.class, (row) -> ((Item) row).id(), indexes));
		return store;
	}

	private static IndexDefinition index(String name, IndexKind kind, Class<?> type,
			Function<Item, @Nullable Object> reader) {
		return IndexDefinition.of(name + " " + kind, kind, false,
				List.of(new IndexedProperty(name, false, type, (row) -> reader.apply((Item) row))));
	}

}
