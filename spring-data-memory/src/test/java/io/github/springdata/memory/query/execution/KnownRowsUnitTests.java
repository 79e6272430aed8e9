package io.github.springdata.memory.query.execution;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.github.springdata.memory.mapping.MemoryMappingContext;
import io.github.springdata.memory.query.Query;
import io.github.springdata.memory.store.MemoryStore;
import io.github.springdata.memory.store.Table;
import io.github.springdata.memory.store.TableDefinition;
import io.github.springdata.memory.store.Transaction;

import static io.github.springdata.memory.query.Criteria.where;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link KnownRows}: rows of a key that are known are those of the version of
 * the table that is asked.
 */
class KnownRowsUnitTests {

	private static final String TABLE = "things";

	private static final int ROWS = 12_000;

	private final MemoryStore store = new MemoryStore();

	private final PreparedQuery query = new QueryEngine(new MemoryMappingContext())
		.prepare(Query.query(where("rank").is(1)), Things.ENTITY);

	@BeforeEach
	void insertThings() {
		this.store
			.define(TableDefinition.of(TABLE, Thing.class, (row) -> ((Thing) row).id(), List.of(Things.hash("rank"))));
		change((transaction) -> IntStream.range(0, ROWS)
			.forEach((i) -> transaction.insert(TABLE, Things.thing(i, "a", i % 4, i))));
	}

	@Test
	void rowsAreTheSameEachTime() {
		List<Object> first = find();
		assertThat(first).hasSize(ROWS / 4).extracting((row) -> ((Thing) row).rank()).containsOnly(1);
		assertThat(find()).isEqualTo(first).isNotSameAs(first);
		assertThat(find().get(7)).isSameAs(first.get(7));
	}

	@Test
	void aListMayBeChanged() {
		List<Object> first = find();
		List<Object> expected = List.copyOf(first);
		first.clear();
		List<Object> second = find();
		assertThat(second).isEqualTo(expected);
		second.set(0, "other");
		second.add("more");
		assertThat(find()).isEqualTo(expected);
	}

	@Test
	void aRowThatKeepsItsKeyIsReadAnew() {
		List<Object> before = find();
		change((transaction) -> transaction.update(TABLE, Things.thing(5, "changed", 1, 5)));
		assertThat(find()).hasSameSizeAs(before)
			.filteredOn((row) -> "changed".equals(((Thing) row).name()))
			.containsExactly(Things.thing(5, "changed", 1, 5));
	}

	@Test
	void rowsThatComeAndGoAreSeen() {
		int size = find().size();
		change((transaction) -> transaction.insert(TABLE, Things.thing(ROWS, "new", 1, 0)));
		assertThat(find()).hasSize(size + 1).last().isEqualTo(Things.thing(ROWS, "new", 1, 0));
		change((transaction) -> transaction.delete(TABLE, 1L));
		assertThat(find()).hasSize(size).doesNotContain(Things.thing(1, "a", 1, 1));
		change((transaction) -> transaction.update(TABLE, Things.thing(2, "a", 1, 2)));
		assertThat(find()).hasSize(size + 1).first().isEqualTo(Things.thing(2, "a", 1, 2));
	}

	@Test
	void versionsDoNotShareRows() {
		Table before = this.store.snapshot().table(TABLE);
		List<Object> expected = find(before);
		change((transaction) -> transaction.update(TABLE, Things.thing(9, "changed", 1, 9)));
		List<Object> changed = find();
		assertThat(find(before)).isEqualTo(expected);
		assertThat(find()).isEqualTo(changed).isNotEqualTo(expected);
		assertThat(find(before)).isEqualTo(expected);
	}

	@Test
	void ownWritesAreSeenBeforeTheCommit() {
		List<Object> committed = find();
		Transaction transaction = this.store.begin();
		assertThat(find(transaction.table(TABLE))).isEqualTo(committed);
		transaction.update(TABLE, Things.thing(13, "mine", 1, 13));
		assertThat(find(transaction.table(TABLE))).contains(Things.thing(13, "mine", 1, 13));
		transaction.insert(TABLE, Things.thing(ROWS, "mine", 1, 0));
		assertThat(find(transaction.table(TABLE))).hasSize(committed.size() + 1);
		transaction.rollback();
		assertThat(find()).isEqualTo(committed);
	}

	private List<Object> find() {
		return find(this.store.snapshot().table(TABLE));
	}

	private List<Object> find(Table table) {
		return this.query.list(table, QueryArguments.none());
	}

	private void change(Consumer<Transaction> changes) {
		Transaction transaction = this.store.begin();
		changes.accept(transaction);
		transaction.commit();
	}

}
