package io.github.springdata.memory.query.execution;

import java.util.List;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.springdata.memory.Seeds;
import io.github.springdata.memory.mapping.MemoryMappingContext;
import io.github.springdata.memory.query.Criteria;
import io.github.springdata.memory.query.Query;
import io.github.springdata.memory.store.MemoryStore;
import io.github.springdata.memory.store.Table;
import io.github.springdata.memory.store.TableDefinition;
import io.github.springdata.memory.store.Transaction;

import static io.github.springdata.memory.query.Criteria.where;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link LeafBatch}: rows of tables with more leaves than are tested together.
 */
class LeafBatchUnitTests {

	private static final long SEED = Seeds.seed();

	private final QueryEngine engine = new QueryEngine(new MemoryMappingContext());

	@ParameterizedTest
	@ValueSource(ints = { 31, 32, 33, 1025, 8192, 8193, 20_000 })
	void everyRowThatMeetsTheCriteriaIsFoundInInsertionOrder(int size) {
		List<Thing> things = Things.random(Seeds.random(SEED), size);
		verify(things, tableWithoutHoles(things));
	}

	@ParameterizedTest
	@ValueSource(ints = { 33, 1025, 8193 })
	void holesAreLeftOut(int size) {
		List<Thing> things = Things.random(Seeds.random(SEED), size);
		verify(things, Things.table(things));
		verify(things, Things.table(things, Things.hash("color"), Things.sorted("rank")));
	}

	private void verify(List<Thing> things, Table table) {
		verify(things, table, Criteria.empty(), (thing) -> true);
		verify(things, table, where("price").greaterThan(1), (thing) -> isAbove(1, thing.price()));
		verify(things, table, where("price").greaterThan(1).and(where("active").is(true)),
				(thing) -> isAbove(1, thing.price()) && thing.active());
		verify(things, table, where("price").greaterThan(1).or(where("active").is(true)),
				(thing) -> isAbove(1, thing.price()) || thing.active());
		verify(things, table, where("rank").is(2).or(where("name").is("a")).or(where("active").is(false)),
				(thing) -> is(thing.rank(), 2) || is(thing.name(), "a") || !thing.active());
		verify(things, table, where("color").not(Thing.Color.values()[1]).and(where("price").lessThan(3)),
				(thing) -> thing.color() != null && thing.color() != Thing.Color.values()[1]
						&& isAbove(thing.price(), 3));
		verify(things, table, where("rank").greaterThan(9), (thing) -> false);
	}

	private void verify(List<Thing> things, Table table, Criteria criteria, Predicate<Thing> expected) {
		List<Long> expectedIds = things.stream().filter(expected).map(Thing::id).toList();
		PreparedQuery query = this.engine.prepare(Query.query(criteria), Things.ENTITY);
		assertThat(ids(query, table, QueryArguments.none())).as("-Dseed=%d, %s", SEED, criteria).isEqualTo(expectedIds);
		assertThat(query.count(table, QueryArguments.none())).as("-Dseed=%d, %s", SEED, criteria)
			.isEqualTo(expectedIds.size());
		for (int limit : new int[] { 1, 5, 40, 5000, Integer.MAX_VALUE }) {
			QueryArguments limited = QueryArguments.none().withOffset(limit / 3).withLimit(limit);
			assertThat(ids(query, table, limited)).as("-Dseed=%d, %s, limit %d", SEED, criteria, limit)
				.isEqualTo(expectedIds.stream().skip(limit / 3).limit(limit).toList());
		}
	}

	private static List<Long> ids(PreparedQuery query, Table table, QueryArguments arguments) {
		return query.list(table, arguments).stream().map((row) -> ((Thing) row).id()).toList();
	}

	private static boolean isAbove(double lower, double upper) {
		return Double.compare(upper, lower) > 0;
	}

	private static boolean is(@Nullable Object value, Object expected) {
		return expected.equals(value);
	}

	private static Table tableWithoutHoles(List<Thing> things) {
		MemoryStore store = new MemoryStore();
		store.define(TableDefinition.of("things", Thing.class, (row) -> ((Thing) row).id(), List.of()));
		Transaction transaction = store.begin();
		things.forEach((thing) -> transaction.insert("things", thing));
		transaction.commit();
		return store.snapshot().table("things");
	}

}
