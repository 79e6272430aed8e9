package io.github.springdata.memory.query.execution;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.github.springdata.memory.mapping.MemoryMappingContext;
import io.github.springdata.memory.query.Criteria;
import io.github.springdata.memory.query.Query;
import io.github.springdata.memory.store.Table;
import io.github.springdata.memory.store.index.IndexDefinition;

import org.springframework.data.domain.Sort;

import static io.github.springdata.memory.query.Criteria.where;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for plans that use an index for what a negation leaves. The table has 100 rows,
 * of which 90 are of rank 0 and five each of rank 1 and without a rank.
 */
class PlannedNegationUnitTests {

	private final QueryEngine engine = new QueryEngine(new MemoryMappingContext());

	@Test
	void readsTheRangesThatANegationLeaves() {
		assertThat(explain(where("rank").not(0), Things.sorted("rank")))
			.hasToString("IndexRange(sorted-rank: <> 0) ~5 rows, 5 read");
		assertThat(explain(where("rank").notIn(0, 7), Things.sorted("rank")))
			.hasToString("IndexRange(sorted-rank: not in [0, 7]) ~5 rows, 5 read");
		assertThat(explain(where("price").notBetween(2, 97), Things.sorted("price")))
			.hasToString("IndexRange(sorted-price: outside [2.0, 97.0]) ~4 rows, 4 read");
		assertThat(explain(where("price").notBetween(97, 2), Things.sorted("price")).rowsReturned()).isEqualTo(100);
		assertThat(explain(where("name").notStartingWith("n"), Things.sorted("name")))
			.hasToString("IndexRange(sorted-name: outside 'n'..) ~0 rows, 0 read");
		assertThat(explain(where("rank").isNotNull(), Things.sorted("rank")))
			.hasToString("IndexRange(sorted-rank: not null) ~95 rows, 95 read");
	}

	@Test
	void readsTheRangesThatANegationLeavesOfACompoundIndex() {
		assertThat(explain(where("active").isTrue().and("rank").not(0), Things.sorted("active", "rank")))
			.hasToString("IndexRange(sorted-active-rank: true, <> 0) ~3 rows, 3 read");
	}

	@Test
	void prefersARangeToWhatANegationLeaves() {
		for (Criteria criteria : List.of(where("price").not(3).and("price").lessThan(5),
				where("price").lessThan(5).and("price").not(3))) {
			assertThat(explain(criteria, Things.sorted("price"))).hasToString("""
					Filter(price <> 3) ~5 rows, 4 passed
					`- IndexRange(sorted-price: (-inf, 5.0)) ~5 rows, 5 read""");
		}
	}

	@Test
	void readsAllRowsButThoseThatAHashIndexNames() {
		assertThat(explain(where("rank").not(0), Things.hash("rank")))
			.hasToString("IndexComplement(hash-rank: rank <> 0) ~5 rows, 5 read");
		assertThat(explain(where("rank").notIn(0, 1), Things.hash("rank")))
			.hasToString("IndexComplement(hash-rank: rank not in (0, 1)) ~0 rows, 0 read");
		assertThat(explain(where("rank").is(0).not(), Things.hash("rank")))
			.hasToString("IndexComplement(hash-rank: rank <> 0) ~5 rows, 5 read");
		assertThat(explain(where("rank").isNotNull(), Things.hash("rank")))
			.hasToString("IndexComplement(hash-rank: rank is not null) ~95 rows, 95 read");
	}

	@Test
	void pushesANegationDownToItsConditions() {
		Criteria either = where("rank").is(0).or("rank").isNull();
		assertThat(explain(either.not(), Things.sorted("rank")).rowsExamined()).isEqualTo(5);
		Criteria both = where("rank").not(1).and("price").greaterThanOrEquals(3);
		assertThat(explain(both.not(), Things.sorted("rank"), Things.sorted("price"))).hasToString("""
				Union ~8 rows, 8 read
				`- IndexLookup(sorted-rank: rank = 1) ~5 rows, 5 read
				`- IndexRange(sorted-price: (-inf, 3.0)) ~3 rows, 3 read""");
	}

	@Test
	void combinesNegationsWithOtherAccesses() {
		assertThat(explain(where("rank").not(0).or("price").lessThan(3), Things.hash("rank"), Things.sorted("price"))
			.rowsExamined()).isEqualTo(8);
		assertThat(explain(where("rank").not(0).and("active").isTrue(), Things.hash("rank"), Things.hash("active"))
			.rowsReturned()).isEqualTo(3);
	}

	@Test
	void sortsByTheIndexWhoseRangesANegationLeaves() {
		Query query = Query.query(where("price").not(99)).sort(Sort.by("price").descending()).limit(2);
		assertThat(explain(query, Things.sorted("price"))).hasToString("""
				Slice(limit 2) ~2 rows, 2 passed
				`- IndexOrder(sorted-price: <> 99.0 desc) ~99 rows, 2 read""");
	}

	@Test
	void ignoringCaseNeedsAnIndexThatIgnoresCase() {
		assertThat(explain(where("name").not("N3").ignoreCase(true), Things.sorted("~name")).rowsReturned())
			.isEqualTo(99);
		assertThat(explain(where("name").not("N3"), Things.sorted("~name")).isFullScan()).isTrue();
		assertThat(explain(where("name").not("N3").ignoreCase(true), Things.sorted("name")).isFullScan()).isTrue();
	}

	private QueryPlan explain(Criteria criteria, IndexDefinition... indexes) {
		return explain(Query.query(criteria), indexes);
	}

	private QueryPlan explain(Query query, IndexDefinition... indexes) {
		return this.engine.prepare(query, Things.ENTITY).explain(table(indexes), QueryArguments.none());
	}

	private static Table table(IndexDefinition... indexes) {
		return Things.table(100, (i) -> {
			Integer rank = (i % 20 == 7) ? null : (i % 20 == 4) ? 1 : 0;
			return new Thing(i, "n" + i, rank, i, null, null, i % 40 < 20, null, null, null);
		}, indexes);
	}

}
