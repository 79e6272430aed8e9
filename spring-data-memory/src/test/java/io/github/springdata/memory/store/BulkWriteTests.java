package io.github.springdata.memory.store;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.springdata.memory.store.Items.Item;

import static io.github.springdata.memory.store.Items.TABLE;
import static io.github.springdata.memory.store.Items.inTransaction;
import static io.github.springdata.memory.store.Items.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link Transaction#writeAll} and {@link Transaction#updateAll}.
 */
class BulkWriteTests {

	private static final Item ONE = Item.of(1, 10);

	private static final Item TWO = Item.of(2, 20);

	private static final Item THREE = Item.of(3, 30);

	private final MemoryStore store = Items.storeWith(ONE, TWO);

	@AfterEach
	void checkTables() {
		TableChecks.check(this.store);
	}

	@ParameterizedTest
	@EnumSource
	void addsAndReplacesAndLetsRowsExchangeKeys(IsolationLevel level) {
		Transaction transaction = this.store.begin(level, false);
		transaction.writeAll(TABLE, List.of(ONE.withName(TWO.name()), TWO.withName(ONE.name()), THREE));
		TableChecks.check(transaction.table(TABLE));
		inTransaction(this.store, (other) -> other.insert(TABLE, Item.of(4, 40)));
		if (level != IsolationLevel.SERIALIZABLE) {
			transaction.commit();
			assertThat(rows(this.store)).contains(ONE.withName(TWO.name()), TWO.withName(ONE.name()), THREE);
		}
	}

	@Test
	void changesNothingIfOneRowIsRefused() {
		Transaction transaction = this.store.begin();
		transaction.insert(TABLE, THREE);
		assertThatExceptionOfType(UniqueKeyViolationException.class).isThrownBy(() -> transaction.writeAll(TABLE,
				List.of(Item.of(4, 40), ONE.withPrice(11), Item.of(5, 50).withName(TWO.name()))));
		assertThat(rows(transaction.table(TABLE))).containsExactly(ONE, TWO, THREE);
		transaction.commit();
		assertThat(rows(this.store)).containsExactly(ONE, TWO, THREE);
	}

	@Test
	void refusesOneIdTwice() {
		Transaction transaction = this.store.begin();
		assertThatExceptionOfType(UniqueKeyViolationException.class)
			.isThrownBy(() -> transaction.writeAll(TABLE, List.of(THREE, THREE.withName("other"))))
			.satisfies((ex) -> assertThat(ex.getKey()).isEqualTo(3L));
		assertThat(rows(transaction.table(TABLE))).containsExactly(ONE, TWO);
	}

	@ParameterizedTest
	@EnumSource
	void updatesRowsThatPassTheirKeysOn(IsolationLevel level) {
		Transaction transaction = this.store.begin(level, false);
		transaction.insert(TABLE, THREE);
		transaction.updateAll(TABLE, List.of(ONE.withName(TWO.name()), THREE.withName(ONE.name()), TWO.withName("x")));
		TableChecks.check(transaction.table(TABLE));
		if (level != IsolationLevel.SERIALIZABLE) {
			inTransaction(this.store, (other) -> other.insert(TABLE, Item.of(4, 40)));
		}
		transaction.commit();
		assertThat(rows(this.store)).contains(ONE.withName(TWO.name()), THREE.withName(ONE.name()), TWO.withName("x"));
	}

	@Test
	void updatesNothingIfOneRowIsNotThereOrRefused() {
		Transaction transaction = this.store.begin();
		assertThatExceptionOfType(RowNotFoundException.class)
			.isThrownBy(() -> transaction.updateAll(TABLE, List.of(ONE.withPrice(11), THREE)));
		assertThatExceptionOfType(RowNotFoundException.class)
			.isThrownBy(() -> transaction.updateAll(TABLE, List.of(THREE)));
		assertThatExceptionOfType(UniqueKeyViolationException.class)
			.isThrownBy(() -> transaction.updateAll(TABLE, List.of(ONE.withPrice(11), TWO.withName(ONE.name()))));
		assertThat(rows(transaction.table(TABLE))).containsExactly(ONE, TWO);
		Transaction readOnly = this.store.begin(IsolationLevel.REPEATABLE_READ, true);
		assertThatExceptionOfType(ReadOnlyTransactionException.class)
			.isThrownBy(() -> readOnly.updateAll(TABLE, List.of(ONE.withPrice(11), TWO)));
	}

	@Test
	void countsARowThatWasNotThereAsRead() {
		Transaction transaction = this.store.begin(IsolationLevel.SERIALIZABLE, false);
		transaction.insert(TABLE, Item.of(9, 90));
		assertThatExceptionOfType(RowNotFoundException.class)
			.isThrownBy(() -> transaction.updateAll(TABLE, List.of(ONE.withPrice(11), THREE)));
		inTransaction(this.store, (other) -> other.insert(TABLE, THREE));
		assertThatExceptionOfType(WriteConflictException.class).isThrownBy(transaction::commit);
	}

	@Test
	void doesNotCountWhatALimitRefused() {
		MemoryStore limited = new MemoryStore(StoreLimits.unlimited().withMaxEntriesPerTransaction(2));
		limited.define(Items.definition());
		Transaction transaction = limited.begin();
		assertThatExceptionOfType(StoreLimitExceededException.class)
			.isThrownBy(() -> transaction.writeAll(TABLE, List.of(ONE, TWO, THREE)));
		transaction.writeAll(TABLE, List.of(ONE, TWO));
		assertThatExceptionOfType(StoreLimitExceededException.class).isThrownBy(() -> transaction.insert(TABLE, THREE));
		transaction.commit();
		assertThat(rows(limited)).containsExactly(ONE, TWO);
	}

	@Test
	void countsAFreeKeyThatItGaveUpAsRead() {
		Transaction transaction = this.store.begin(IsolationLevel.SERIALIZABLE, false);
		transaction.insert(TABLE, THREE);
		transaction.writeAll(TABLE, List.of(THREE.withName("other")));
		inTransaction(this.store, (other) -> other.insert(TABLE, Item.of(4, 40).withName(THREE.name())));
		assertThatExceptionOfType(WriteConflictException.class).isThrownBy(transaction::commit);
	}

	@Test
	void countsTheKeysThatWereFreeWhenItWasRefusedAsRead() {
		Transaction transaction = this.store.begin(IsolationLevel.SERIALIZABLE, false);
		transaction.insert(TABLE, Item.of(9, 90));
		assertThatExceptionOfType(UniqueKeyViolationException.class)
			.isThrownBy(() -> transaction.writeAll(TABLE, List.of(THREE, Item.of(5, 50).withName(TWO.name()))));
		inTransaction(this.store, (other) -> other.insert(TABLE, Item.of(4, 40).withName(THREE.name())));
		assertThatExceptionOfType(WriteConflictException.class).isThrownBy(transaction::commit);
	}

	/**
	 * The list itself makes another transaction commit, after its last row was looked up.
	 */
	@Test
	void writesToTheVersionThatItHasLookedAtWhenReadCommitted() {
		Transaction transaction = this.store.begin(IsolationLevel.READ_COMMITTED, false);
		transaction.writeAll(TABLE, new ArrayList<>(List.of(ONE.withName("mine"))) {

			@Override
			public Iterator<Object> iterator() {
				Iterator<Object> rows = super.iterator();
				return new Iterator<>() {

					@Override
					public boolean hasNext() {
						if (!rows.hasNext()) {
							inTransaction(BulkWriteTests.this.store,
									(other) -> other.update(TABLE, ONE.withName("theirs").withPrice(11)));
						}
						return rows.hasNext();
					}

					@Override
					public Object next() {
						return rows.next();
					}

				};
			}

		});
		transaction.commit();
		assertThat(rows(this.store)).containsExactly(ONE.withName("mine"), TWO);
	}

}
