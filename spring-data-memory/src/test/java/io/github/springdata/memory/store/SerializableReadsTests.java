package io.github.springdata.memory.store;

import java.util.List;
import java.util.function.Consumer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.springdata.memory.store.Items.Item;
import io.github.springdata.memory.store.WriteConflictException.Reason;
import io.github.springdata.memory.store.index.IndexDefinition;
import io.github.springdata.memory.store.index.IndexKind;
import io.github.springdata.memory.store.index.IndexedProperty;

import static io.github.springdata.memory.store.Items.TABLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What counts as a read of a serializable transaction, beside what it asked for: whatever
 * the outcome of a write reveals it.
 */
class SerializableReadsTests {

	private static final Item ONE = Item.of(1, 10);

	private static final Item TWO = Item.of(2, 20);

	private static final Item OTHER = Item.of(9, 90);

	private final MemoryStore store = Items.storeWith(ONE, TWO, OTHER);

	private final Transaction transaction = this.store.begin(IsolationLevel.SERIALIZABLE, false);

	@AfterEach
	void checkTables() {
		TableChecks.check(this.store);
	}

	@Test
	void countsARefusedInsertOfATakenId() {
		assertThatExceptionOfType(UniqueKeyViolationException.class)
			.isThrownBy(() -> this.transaction.insert(TABLE, ONE.withName("other")));
		assertConflict(1L, (other) -> other.delete(TABLE, 1L));
	}

	@Test
	void countsARefusedInsertOfATakenKey() {
		assertThatExceptionOfType(UniqueKeyViolationException.class)
			.isThrownBy(() -> this.transaction.insert(TABLE, Item.of(3, 30).withName(ONE.name())));
		assertConflict(1L, (other) -> other.update(TABLE, ONE.withName("other")));
	}

	@ParameterizedTest
	@EnumSource(value = IndexKind.class, mode = EnumSource.Mode.EXCLUDE, names = "TEXT")
	void countsARefusedInsertOfATakenElement(IndexKind kind) {
		this.store.addIndex(TABLE, words("words", kind));
		assertThatExceptionOfType(UniqueKeyViolationException.class)
			.isThrownBy(() -> this.transaction.insert(TABLE, Item.of(3, 30).withName("a 1")));
		assertConflict(1L, (other) -> other.update(TABLE, ONE.withName("name")));
	}

	@Test
	void doesNotCountAKeyThatWasNotLookedUp() {
		this.store.addIndex(TABLE, words("words", IndexKind.HASH));
		assertThatExceptionOfType(UniqueKeyViolationException.class)
			.isThrownBy(() -> this.transaction.insert(TABLE, Item.of(3, 30).withName("a 1")));
		assertNoConflict((other) -> other.update(TABLE, TWO.withName("something else")));
	}

	@Test
	void countsARefusedInsertWhereAnIndexHasTheNameOfTheId() {
		this.store.addIndex(TABLE,
				Items.index(TableDefinition.PRIMARY_KEY, IndexKind.HASH, true, Double.class, Item::price));
		assertThatExceptionOfType(UniqueKeyViolationException.class)
			.isThrownBy(() -> this.transaction.insert(TABLE, Item.of(3, 10)));
		assertConflict(1L, (other) -> other.update(TABLE, ONE.withPrice(11)));
	}

	@Test
	void countsARefusedUpdateOfAnAbsentRow() {
		assertThatExceptionOfType(RowNotFoundException.class)
			.isThrownBy(() -> this.transaction.update(TABLE, Item.of(3, 30)));
		assertConflict(3L, (other) -> other.insert(TABLE, Item.of(3, 30)));
	}

	@Test
	void countsARowThatWasLookedAtAndNotReplaced() {
		assertThatExceptionOfType(UnsupportedOperationException.class)
			.isThrownBy(() -> this.transaction.put(TABLE, ONE.withPrice(11), (row) -> {
				throw new UnsupportedOperationException();
			}));
		assertConflict(1L, (other) -> other.update(TABLE, ONE.withName("other")));
	}

	@Test
	void countsAnAbsentIdThatWasInsertedAndTakenBack() {
		Savepoint savepoint = this.transaction.savepoint();
		this.transaction.insert(TABLE, Item.of(3, 30));
		this.transaction.rollbackTo(savepoint);
		assertConflict(3L, (other) -> other.insert(TABLE, Item.of(3, 31).withName("other")));
	}

	@Test
	void countsAFreeKeyThatWasInsertedAndTakenBack() {
		Savepoint savepoint = this.transaction.savepoint();
		this.transaction.insert(TABLE, Item.of(3, 30));
		this.transaction.rollbackTo(savepoint);
		assertConflict(4L, (other) -> other.insert(TABLE, Item.of(4, 31).withName("name-3")));
	}

	@Test
	void countsARowThatWasUpdatedAndPutBack() {
		Savepoint savepoint = this.transaction.savepoint();
		this.transaction.update(TABLE, ONE.withPrice(11));
		this.transaction.rollbackTo(savepoint);
		assertConflict(1L, (other) -> other.delete(TABLE, 1L));
	}

	@Test
	void countsAFreeKeyThatAnUpdateGaveUpAgain() {
		this.transaction.update(TABLE, ONE.withName("free"));
		this.transaction.update(TABLE, ONE.withName("freer"));
		assertConflict(4L, (other) -> other.insert(TABLE, Item.of(4, 31).withName("free")));
	}

	@Test
	void countsAFreeKeyOfARowThatWasInsertedAndDeleted() {
		this.transaction.insert(TABLE, Item.of(3, 30).withName("free"));
		this.transaction.delete(TABLE, 3L);
		assertConflict(4L, (other) -> other.insert(TABLE, Item.of(4, 31).withName("free")));
	}

	@Test
	void doesNotCountOtherRowsOfASavepoint() {
		Savepoint savepoint = this.transaction.savepoint();
		this.transaction.insert(TABLE, Item.of(3, 30));
		this.transaction.update(TABLE, TWO.withPrice(21));
		this.transaction.rollbackTo(savepoint);
		assertNoConflict((other) -> {
			other.insert(TABLE, Item.of(4, 40));
			other.update(TABLE, ONE.withPrice(11));
		});
	}

	@Test
	void isNotRefusedIfItWroteNothing() {
		this.transaction.get(TABLE, 1L);
		assertThatExceptionOfType(UniqueKeyViolationException.class)
			.isThrownBy(() -> this.transaction.insert(TABLE, ONE));
		Items.inTransaction(this.store, (other) -> other.delete(TABLE, 1L));
		long version = this.store.version();
		this.transaction.commit();
		assertThat(this.store.version()).isEqualTo(version);
	}

	/**
	 * The transaction must come before the other one, as it has not seen what that one
	 * wrote, and after it, as that one has not seen what this one writes: somebody has to
	 * give way.
	 */
	private void assertConflict(Object id, Consumer<Transaction> work) {
		this.transaction.update(TABLE, OTHER.withPrice(91));
		Transaction other = this.store.begin(IsolationLevel.SERIALIZABLE, false);
		other.get(TABLE, OTHER.id());
		work.accept(other);
		other.commit();
		assertThatExceptionOfType(WriteConflictException.class).isThrownBy(this.transaction::commit).satisfies((ex) -> {
			assertThat(ex.getId()).isEqualTo(id);
			assertThat(ex.getReason()).isEqualTo(Reason.READ);
		});
	}

	private void assertNoConflict(Consumer<Transaction> work) {
		this.transaction.update(TABLE, OTHER.withPrice(91));
		Items.inTransaction(this.store, work);
		this.transaction.commit();
		assertThat(this.store.table(TABLE).get(OTHER.id())).isEqualTo(OTHER.withPrice(91));
	}

	private static IndexDefinition words(String name, IndexKind kind) {
		return IndexDefinition.of(name, kind, true,
				List.of(IndexedProperty.ofEach(name, false, String.class, (row, values) -> {
					String words = ((Item) row).name();
					for (String word : (words != null) ? words.replaceAll("name-?", "").split(" ") : new String[0]) {
						values.accept(word);
					}
				})));
	}

}
