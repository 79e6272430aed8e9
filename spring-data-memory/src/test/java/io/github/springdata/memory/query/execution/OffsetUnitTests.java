package io.github.springdata.memory.query.execution;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.github.springdata.memory.mapping.MemoryMappingContext;
import io.github.springdata.memory.query.Query;
import io.github.springdata.memory.store.Table;
import io.github.springdata.memory.store.index.IndexDefinition;

import org.springframework.data.domain.Sort;

import static io.github.springdata.memory.query.Criteria.where;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for offsets, which cost no read where an index counts. The table has 1,000 rows:
 * ranks 0 to 9 in turn, prices 0 to 999.
 */
class OffsetUnitTests {

	private static final int ROWS = 1_000;

	private final QueryEngine engine = new QueryEngine(new MemoryMappingContext());

	@Test
	void skipsByCountsInTheOrderOfAnIndex() {
		for (Sort sort : List.of(Sort.by("rank"), Sort.by("rank").descending(), Sort.by("price"),
				Sort.by("price").descending())) {
			assertReadsWhatItReturns(Query.empty().sort(sort), Things.sorted("rank"), Things.sorted("price"));
		}
	}

	@Test
	void skipsByCountsInARangeOfAnIndex() {
		assertReadsWhatItReturns(Query.query(where("price").between(100, 700)).sort(Sort.by("price").descending()),
				Things.sorted("price"));
		assertReadsWhatItReturns(Query.query(where("price").notIn(100, 700)).sort(Sort.by("price")),
				Things.sorted("price"));
		assertReadsWhatItReturns(Query.query(where("active").isTrue()).sort(Sort.by("price").descending()),
				Things.sorted("active", "price"));
	}

	@Test
	void skipsSlotsWithoutReadingTheirRows() {
		assertReadsWhatItReturns(Query.query(where("rank").is(3)), Things.hash("rank"));
		assertReadsWhatItReturns(Query.query(where("rank").is(3)), Things.sorted("rank"));
		assertReadsWhatItReturns(Query.empty());
	}

	@Test
	void readsWhatItSkipsWhereRowsAreFiltered() {
		Query query = Query.query(where("active").isTrue()).sort(Sort.by("price")).offset(50).limit(10);
		QueryPlan plan = this.engine.prepare(query, Things.ENTITY)
			.explain(table(Things.sorted("price")), QueryArguments.none());
		assertThat(plan.rowsExamined()).as("%s", plan).isEqualTo(119);
	}

	private void assertReadsWhatItReturns(Query query, IndexDefinition... indexes) {
		Table table = table(indexes);
		List<Object> all = this.engine.prepare(query, Things.ENTITY).list(table, QueryArguments.none());
		for (int offset : new int[] { 0, 1, 49, 73, 99, 100, 400, 599, 2000 }) {
			PreparedQuery prepared = this.engine.prepare(query.offset(offset).limit(7), Things.ENTITY);
			List<Object> expected = all.stream().skip(offset).limit(7).toList();
			assertThat(prepared.list(table, QueryArguments.none())).as("%s", prepared).isEqualTo(expected);
			QueryPlan plan = prepared.explain(table, QueryArguments.none());
			assertThat(plan.rowsExamined()).as("%s", plan).isEqualTo(expected.size());
		}
	}

	private static Table table(IndexDefinition... indexes) {
		return Things.table(ROWS, (i) -> new Thing(i, "n" + i, i % 10, i, null, null, i % 2 == 0, null, null, null),
				indexes);
	}

}
