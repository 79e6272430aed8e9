package io.github.springdata.memory.query.execution;

import org.junit.jupiter.api.Test;

import io.github.springdata.memory.mapping.MemoryMappingContext;
import io.github.springdata.memory.query.Criteria;
import io.github.springdata.memory.query.Query;
import io.github.springdata.memory.store.Table;
import io.github.springdata.memory.store.index.IndexDefinition;

import static io.github.springdata.memory.query.Criteria.where;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for counts and probes that read no row. The table has 100 rows: ranks 0 to 9,
 * prices 0 to 99, half of the rows active.
 */
class IndexOnlyUnitTests {

	private static final IndexDefinition[] INDEXES = { Things.hash("rank"), Things.sorted("price"),
			Things.sorted("active"), Things.hash("name") };

	private final QueryEngine engine = new QueryEngine(new MemoryMappingContext());

	@Test
	void countsAllRowsByTheSizeOfTheTable() {
		assertThat(count(Criteria.empty())).hasToString("""
				Count ~100 rows, 100 found
				`- TableSize(things) ~100 rows, 0 read""");
	}

	@Test
	void countsByKeysRangesAndNegations() {
		assertThat(count(where("rank").is(3))).hasToString("""
				Count ~10 rows, 10 found
				`- IndexLookup(hash-rank: rank = 3) ~10 rows, 0 read""");
		assertFound(where("price").between(10, 19), 10);
		assertFound(where("rank").not(3), 90);
		assertFound(where("price").not(3), 99);
		assertFound(where("id").in(3, 4, 1000), 2);
	}

	@Test
	void countsUnionsAndIntersections() {
		assertFound(where("rank").is(3).or("rank").is(4), 20);
		assertFound(where("rank").is(3).or("price").lessThan(10), 19);
		assertFound(where("rank").is(4).and("active").isTrue(), 10);
		assertFound(where("rank").is(4).and("active").isFalse(), 0);
		assertFound(where("rank").is(4).and(where("active").isFalse().or("price").lessThan(50)), 5);
		assertFound(where("rank").is(4).and("active").isTrue().or("price").is(7), 11);
		assertFound(where("rank").is(4).and("active").isTrue().not(), 90);
	}

	@Test
	void readsRowsWhereNoIndexTells() {
		QueryPlan plan = count(where("rank").is(3).and("id").lessThan(50));
		assertThat(plan.rowsReturned()).isEqualTo(5);
		assertThat(plan.rowsExamined()).isEqualTo(10);
		assertThat(exists(where("rank").is(3).and("id").lessThan(50)).rowsExamined()).isEqualTo(1);
	}

	@Test
	void readsFewRowsRatherThanMakingALargeSet() {
		Table table = Things.table(20_000, IndexOnlyUnitTests::thing, Things.hash("name"), Things.sorted("price"));
		QueryPlan plan = this.engine
			.prepare(Query.query(where("name").is("n7").and("price").greaterThan(5)), Things.ENTITY)
			.explainCount(table, QueryArguments.none());
		assertThat(plan.rowsReturned()).isEqualTo(1);
		assertThat(plan.rowsExamined()).isEqualTo(1);
	}

	@Test
	void cutsCounts() {
		Query query = Query.query(where("rank").is(3)).offset(4).limit(3);
		QueryPlan plan = this.engine.prepare(query, Things.ENTITY).explainCount(table(), QueryArguments.none());
		assertThat(plan.rowsReturned()).isEqualTo(3);
		assertThat(plan.rowsExamined()).isZero();
	}

	private void assertFound(Criteria criteria, long expected) {
		QueryPlan count = count(criteria);
		assertThat(count.rowsReturned()).as("%s", count).isEqualTo(expected);
		assertThat(count.rowsExamined()).as("%s", count).isZero();
		QueryPlan exists = exists(criteria);
		assertThat(exists.rowsReturned()).as("%s", exists).isEqualTo(Math.min(1, expected));
		assertThat(exists.rowsExamined()).as("%s", exists).isZero();
	}

	private QueryPlan count(Criteria criteria) {
		return this.engine.prepare(Query.query(criteria), Things.ENTITY).explainCount(table(), QueryArguments.none());
	}

	private QueryPlan exists(Criteria criteria) {
		return this.engine.prepare(Query.query(criteria), Things.ENTITY).explainExists(table(), QueryArguments.none());
	}

	private static Table table() {
		return Things.table(100, IndexOnlyUnitTests::thing, INDEXES);
	}

	private static Thing thing(int i) {
		return new Thing(i, "n" + i, i % 10, i, null, null, i % 2 == 0, null, null, null);
	}

}
