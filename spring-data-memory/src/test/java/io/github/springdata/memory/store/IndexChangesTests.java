package io.github.springdata.memory.store;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.github.springdata.memory.store.Items.Item;
import io.github.springdata.memory.store.index.Index;
import io.github.springdata.memory.store.index.IndexDefinition;
import io.github.springdata.memory.store.index.IndexKind;

import static io.github.springdata.memory.store.Items.TABLE;
import static io.github.springdata.memory.store.Items.inTransaction;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class IndexChangesTests {

	private static final IndexDefinition UNIQUE_PRICE = Items.index("unique-price", IndexKind.SORTED, true,
			Double.class, Item::price);

	private final MemoryStore store = Items.storeWith(Item.of(1, 10), Item.of(2, 20));

	@AfterEach
	void checkTables() {
		TableChecks.check(this.store);
	}

	@Test
	void buildsAnIndexOfALoadedTable() {
		Snapshot before = this.store.snapshot();
		this.store.addIndex(TABLE, UNIQUE_PRICE);
		Index index = this.store.table(TABLE).index("unique-price");
		assertThat(index).isNotNull();
		assertThat(index.slots(20.0).toArray()).containsExactly(1);
		assertThat(before.table(TABLE).index("unique-price")).isNull();
		assertThatExceptionOfType(UniqueKeyViolationException.class)
			.isThrownBy(() -> inTransaction(this.store, (transaction) -> transaction.insert(TABLE, Item.of(3, 20))));
	}

	@Test
	void refusesAUniqueIndexThatTheRowsViolate() {
		inTransaction(this.store, (transaction) -> transaction.insert(TABLE, Item.of(3, 20)));
		long version = this.store.version();
		assertThatExceptionOfType(UniqueKeyViolationException.class)
			.isThrownBy(() -> this.store.addIndex(TABLE, UNIQUE_PRICE))
			.satisfies((ex) -> assertThat(ex.getKey()).isEqualTo(20.0));
		assertThat(this.store.version()).isEqualTo(version);
		assertThat(this.store.table(TABLE).index("unique-price")).isNull();
	}

	@Test
	void letsTransactionsInProgressGoOnAndIndexesWhatTheyWrite() {
		Transaction transaction = this.store.begin();
		transaction.insert(TABLE, Item.of(3, 30));
		Transaction violating = this.store.begin();
		violating.insert(TABLE, Item.of(4, 20));
		this.store.addIndex(TABLE, UNIQUE_PRICE);
		assertThat(transaction.table(TABLE).index("unique-price")).isNull();
		transaction.commit();
		Index index = this.store.table(TABLE).index("unique-price");
		assertThat(index).isNotNull();
		assertThat(index.count(30.0)).isEqualTo(1);
		assertThatExceptionOfType(UniqueKeyViolationException.class).isThrownBy(violating::commit);
	}

	@Test
	void dropsAnIndexAndItsConstraint() {
		this.store.dropIndex(TABLE, "name");
		assertThat(this.store.table(TABLE).index("name")).isNull();
		inTransaction(this.store,
				(transaction) -> transaction.insert(TABLE, Item.of(3, 30).withName(Item.of(1, 1).name())));
		assertThat(this.store.table(TABLE).size()).isEqualTo(3);
	}

	@Test
	void stillTakesTheDeclarationOfTheTable() {
		this.store.addIndex(TABLE, UNIQUE_PRICE);
		this.store.dropIndex(TABLE, "category");
		this.store.define(Items.definition());
		assertThat(this.store.table(TABLE).indexes()).extracting((index) -> index.definition().name())
			.containsExactly("name", "price", "category_price", "unique-price");
	}

	@Test
	void buildsTheIndexesOfTodayWhenAnEarlierSnapshotIsRestored() {
		Snapshot before = this.store.snapshot();
		inTransaction(this.store, (transaction) -> transaction.delete(TABLE, 1L));
		this.store.addIndex(TABLE, UNIQUE_PRICE);
		this.store.restore(before);
		Index index = this.store.table(TABLE).index("unique-price");
		assertThat(index).isNotNull();
		assertThat(index.size()).isEqualTo(2);
	}

	@Test
	void refusesAnotherIndexOfTheSameNameAndUnknownOnes() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.store.addIndex(TABLE,
					Items.index("price", IndexKind.HASH, false, Double.class, Item::price)))
			.withMessageContaining("two indexes of one name");
		assertThatIllegalArgumentException().isThrownBy(() -> this.store.dropIndex(TABLE, "nothing"))
			.withMessageContaining("No index 'nothing'");
		assertThatIllegalArgumentException().isThrownBy(() -> this.store.addIndex("nothing", UNIQUE_PRICE))
			.withMessageContaining("No table 'nothing'");
	}

}
