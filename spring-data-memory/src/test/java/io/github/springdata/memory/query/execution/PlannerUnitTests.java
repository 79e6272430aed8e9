package io.github.springdata.memory.query.execution;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import io.github.springdata.memory.mapping.MemoryMappingContext;
import io.github.springdata.memory.query.Criteria;
import io.github.springdata.memory.query.Operand;
import io.github.springdata.memory.query.Query;
import io.github.springdata.memory.store.Table;
import io.github.springdata.memory.store.index.IndexDefinition;

import org.springframework.data.domain.Sort;

import static io.github.springdata.memory.query.Criteria.where;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the plans that {@link Planner} chooses. The table has 100 rows: names
 * {@code n0} to {@code n99}, ranks 0 to 9 and prices 0 to 99.
 */
class PlannerUnitTests {

	private final QueryEngine engine = new QueryEngine(new MemoryMappingContext());

	@Test
	void looksUpIds() {
		QueryPlan plan = explain(where("id").is(5).and("price").lessThan(50), Things.sorted("price"));
		assertThat(plan).hasToString("""
				Filter(price < 50) ~0 rows, 1 passed
				`- IdLookup(id = 5) ~1 rows, 1 read""");
		assertThat(explain(where("id").in(1, 2, 2, 500))).hasToString("IdLookup(id in (1, 2, 2, 500)) ~2 rows, 2 read");
	}

	@Test
	void looksUpKeys() {
		assertThat(explain(where("rank").is(3), Things.hash("rank")))
			.hasToString("IndexLookup(hash-rank: rank = 3) ~10 rows, 10 read");
		assertThat(explain(where("rank").in(3, 4), Things.sorted("rank")))
			.hasToString("IndexLookup(sorted-rank: rank in (3, 4)) ~20 rows, 20 read");
		assertThat(explain(where("rank").isNull(), Things.sorted("rank")))
			.hasToString("IndexLookup(sorted-rank: rank is null) ~0 rows, 0 read");
	}

	@Test
	void showsArgumentsInPlaceOfParameters() {
		PreparedQuery query = this.engine.prepare(Query.query(where("rank").is(Operand.parameter(0, "r"))),
				Things.ENTITY);
		assertThat(query.explain(table(Things.hash("rank")), QueryArguments.of(7)))
			.hasToString("IndexLookup(hash-rank: rank = 7) ~10 rows, 10 read");
	}

	@Test
	void readsRanges() {
		assertThat(explain(where("price").greaterThanOrEquals(10).and("price").lessThan(20), Things.sorted("price")))
			.hasToString("IndexRange(sorted-price: [10.0, 20.0)) ~10 rows, 10 read");
		assertThat(explain(where("name").startingWith("n1"), Things.sorted("name")))
			.hasToString("IndexRange(sorted-name: 'n1'..) ~11 rows, 11 read");
		assertThat(explain(where("name").like("n1%").ignoreCase(true), Things.sorted("~name")))
			.hasToString("IndexRange(sorted-~name: 'n1'..) ~11 rows, 11 read");
	}

	@Test
	void readsRangesOfCompoundIndexes() {
		assertThat(explain(where("price").lessThan(50).and("rank").is(3), Things.sorted("rank", "price")))
			.hasToString("IndexRange(sorted-rank-price: 3, (-inf, 50.0)) ~5 rows, 5 read");
		assertThat(explain(where("rank").is(3), Things.sorted("rank", "price")))
			.hasToString("IndexLookup(sorted-rank-price: rank = 3) ~10 rows, 10 read");
	}

	@Test
	void intersectsSets() {
		assertThat(
				explain(where("rank").is(3).and("price").between(30, 49), Things.hash("rank"), Things.sorted("price")))
			.hasToString("""
					Filter(price between 30 and 49) ~3 rows, 2 passed
					`- IndexLookup(hash-rank: rank = 3) ~10 rows, 10 read""");
		assertThat(explain(where("rank").is(4).and("active").isTrue(), Things.hash("active"), Things.hash("rank")))
			.hasToString("""
					Intersection ~5 rows, 10 read
					`- IndexLookup(hash-rank: rank = 4) ~10 rows, 10 read
					`- IndexLookup(hash-active: active = true) ~50 rows, 50 read""");
	}

	@Test
	void unitesSets() {
		assertThat(explain(where("rank").is(3).or("price").lessThan(5).and("name").is("n1"), Things.hash("rank"),
				Things.sorted("price")))
			.hasToString("""
					Filter(rank = 3 or (price < 5 and name = 'n1')) ~2 rows, 11 passed
					`- Union ~15 rows, 14 read
					   `- IndexLookup(hash-rank: rank = 3) ~10 rows, 10 read
					   `- IndexRange(sorted-price: (-inf, 5.0)) ~5 rows, 5 read""");
	}

	@Test
	void readsOnlyAsMuchOfAnOrderedIndexAsItReturns() {
		Query query = Query.query(where("active").isTrue()).sort(Sort.by("price").descending()).limit(5);
		QueryPlan plan = explain(query, Things.sorted("price"));
		assertThat(plan).hasToString("""
				Slice(limit 5) ~5 rows, 5 passed
				`- Filter(active = true) ~50 rows, 5 passed
				   `- IndexOrder(sorted-price: all desc) ~100 rows, 10 read""");
		assertThat(plan.rowsExamined()).isEqualTo(10);
		assertThat(plan.rowsReturned()).isEqualTo(5);
		assertThat(plan.isFullScan()).isFalse();
	}

	@Test
	void combinesEqualityAndOrderInACompoundIndex() {
		Query query = Query.query(where("rank").is(3).and("price").lessThan(80)).sort(Sort.by("price")).limit(2);
		assertThat(explain(query, Things.sorted("rank", "price"))).hasToString("""
				Slice(limit 2) ~2 rows, 2 passed
				`- IndexOrder(sorted-rank-price: 3, (-inf, 80.0) asc) ~8 rows, 2 read""");
	}

	@Test
	void readsTheOrderOfAPropertyAfterThePrefixThatConditionsFix() {
		Query query = Query.query(where("active").isTrue().and("rank").is(4))
			.sort(Sort.by("price").descending())
			.limit(2);
		assertThat(explain(query, Things.sorted("rank", "active", "price"))).hasToString("""
				Slice(limit 2) ~2 rows, 2 passed
				`- IndexOrder(sorted-rank-active-price: 4, true, all desc) ~10 rows, 2 read""");
	}

	@Test
	void sortsIgnoringCaseByAnIndexThatIgnoresCase() {
		Query query = Query.empty().sort(Sort.by(Sort.Order.asc("name").ignoreCase())).limit(3);
		assertThat(explain(query, Things.sorted("~name"))).hasToString("""
				Slice(limit 3) ~3 rows, 3 passed
				`- IndexOrder(sorted-~name: all asc) ~100 rows, 3 read""");
		assertThat(explain(query, Things.sorted("name")).isFullScan()).isTrue();
		assertThat(explain(Query.empty().sort(Sort.by("name")).limit(3), Things.sorted("~name")).isFullScan()).isTrue();
	}

	@Test
	void choosesBetweenAnOrderAndALookUpByTheNumberOfRows() {
		Table table = Things.table(20_000, (i) -> Things.thing(i, "n" + i % 4000, i % 2, i), Things.hash("name"),
				Things.hash("rank"), Things.sorted("price"));
		QueryPlan rare = explain(Query.query(where("name").is("n7")).sort(Sort.by("price")).limit(10), table);
		assertThat(rare.rowsExamined()).as("%s", rare).isEqualTo(5);
		QueryPlan common = explain(Query.query(where("rank").is(1)).sort(Sort.by("price")).limit(10), table);
		assertThat(common.rowsExamined()).as("%s", common).isEqualTo(20);
	}

	@Test
	void testsWhatIsCheapFirst() {
		Criteria criteria = where("name").matches("n.*1").and("tags").is("t").and("name").like("%1").and("rank").is(1);
		assertThat(explain(criteria).label())
			.isEqualTo("Filter(rank = 1 and tags = 't' and name like '%1' and name matches 'n.*1')");
	}

	@Test
	void sortsWithinTheRunsOfAnIndex() {
		Query query = Query.empty().sort(Sort.by("rank", "name")).limit(15);
		assertThat(explain(query, Things.sorted("rank"))).hasToString("""
				Slice(limit 15) ~15 rows, 15 passed
				`- Sort(name asc within equal rank asc) ~100 rows, 15 passed
				   `- IndexOrder(sorted-rank: all asc) ~100 rows, 21 read""");
	}

	@Test
	void keepsTheFirstRowsWhereNoIndexHasTheOrder() {
		QueryPlan plan = explain(Query.empty().sort(Sort.by("name")).limit(3));
		assertThat(plan).hasToString("""
				Slice(limit 3) ~3 rows, 3 passed
				`- Top(3 by name asc) ~3 rows, 3 passed
				   `- FullScan(things) ~100 rows, 100 read""");
		assertThat(plan.isFullScan()).isTrue();
	}

	@Test
	void sortsWhatIsFixedByConditionsByNothing() {
		Query query = Query.query(where("rank").is(3)).sort(Sort.by("rank", "rank"));
		assertThat(explain(query, Things.hash("rank")))
			.hasToString("IndexLookup(hash-rank: rank = 3) ~10 rows, 10 read");
	}

	@Test
	void readsNothingWhereNothingCanMatch() {
		assertThat(explain(where("rank").in(List.of()))).hasToString("Nothing(no row can match) ~0 rows, 0 read");
		assertThat(explain(where("rank").lessThan(null))).hasToString("Nothing(no row can match) ~0 rows, 0 read");
	}

	@Test
	void foldedPrefixesEndBeforeTheNextFoldedUnit() {
		Table table = Things.table(
				List.of(Things.thing(1, "@x", 0, 0), Things.thing(2, "[x", 0, 0), Things.thing(3, "\\x", 0, 0)),
				Things.sorted("~name"));
		Query query = Query.query(where("name").startingWith("@").ignoreCase(true));
		assertThat(this.engine.prepare(query, Things.ENTITY).list(table, QueryArguments.none())).hasSize(1);
	}

	@Test
	void streamsWithoutReadingAhead() {
		Query query = Query.query(where("price").greaterThan(-1));
		List<Object> seen = new ArrayList<>();
		Stream<Object> stream = this.engine.prepare(query, Things.ENTITY)
			.stream(table(), QueryArguments.none())
			.peek(seen::add);
		assertThat(stream.limit(3).toList()).hasSize(3);
		assertThat(seen).hasSize(3);
	}

	@Test
	void looksUpElementsOfCollections() {
		assertThat(explainTagged(where("tags").is("t3"), Things.hash("tags")))
			.hasToString("IndexLookup(hash-tags: tags = 't3') ~20 rows, 20 read");
		assertThat(explainTagged(where("tags").containing("T3").ignoreCase(true), Things.sorted("~tags")))
			.hasToString("IndexLookup(sorted-~tags: tags containing 'T3' ignoring case) ~20 rows, 20 read");
		assertThat(explainTagged(where("tags").in("t3", "t4"), Things.sorted("tags")))
			.hasToString("IndexLookup(sorted-tags: tags in ('t3', 't4')) ~40 rows, 30 read");
		assertThat(explainTagged(where("parts.weight").is(3), Things.hash("parts.weight")))
			.hasToString("IndexLookup(hash-parts.weight: parts.weight = 3) ~10 rows, 10 read");
	}

	@Test
	void readsRangesOfElementsEachRowOnce() {
		assertThat(explainTagged(where("tags").startingWith("t"), Things.sorted("tags")))
			.hasToString("IndexRange(sorted-tags: 't'..) ~100 rows, 100 read");
		assertThat(explainTagged(where("tags").between("t3", "t4"), Things.sorted("tags")))
			.hasToString("IndexRange(sorted-tags: [t3, t4]) ~40 rows, 30 read");
	}

	@Test
	void answersEachConditionOnElementsByItself() {
		assertThat(explainTagged(where("tags").is("t3").and("tags").is("t4"), Things.hash("tags"))).hasToString("""
				Intersection ~4 rows, 10 read
				`- IndexLookup(hash-tags: tags = 't3') ~20 rows, 20 read
				`- IndexLookup(hash-tags: tags = 't4') ~20 rows, 20 read""");
		QueryPlan plan = explainTagged(where("tags").lessThan("t1").and("tags").greaterThan("t8"),
				Things.sorted("tags"));
		assertThat(plan.rowsReturned()).isEqualTo(10);
		assertThat(plan.isFullScan()).isFalse();
	}

	@Test
	void neverAnswersConditionsOnTheWholeByElements() {
		for (Criteria criteria : List.of(where("tags").isNull(), where("tags").isEmpty(), where("tags").isNotNull())) {
			assertThat(explainTagged(criteria, Things.sorted("tags")).isFullScan()).as("%s", criteria).isTrue();
		}
	}

	@Test
	void answersNegationsOnElementsByTheRowsWithoutSuchElements() {
		assertThat(explainTagged(where("tags").is("t3").not(), Things.hash("tags")))
			.hasToString("IndexComplement(hash-tags: not (tags = 't3')) ~80 rows, 80 read");
		assertThat(explainTagged(where("tags").notContaining("t3"), Things.sorted("tags")))
			.hasToString("IndexComplement(sorted-tags: not (tags containing 't3')) ~80 rows, 80 read");
		assertThat(explainTagged(where("tags").between("t3", "t4").not(), Things.sorted("tags")))
			.hasToString("IndexComplement(sorted-tags: not (tags between 't3' and 't4')) ~60 rows, 70 read");
		assertThat(explainTagged(where("tags").not("t3"), Things.sorted("tags")))
			.hasToString("IndexRange(sorted-tags: <> t3) ~100 rows, 100 read");
	}

	@Test
	void countsEachRowOnceWhateverTheNumberOfItsElements() {
		for (Criteria criteria : List.of(where("tags").between("t3", "t4"), where("tags").in("t3", "t4"))) {
			PreparedQuery query = this.engine.prepare(Query.query(criteria), Things.ENTITY);
			assertThat(query.count(tagged(Things.sorted("tags")), QueryArguments.none())).isEqualTo(30);
		}
	}

	private QueryPlan explainTagged(Criteria criteria, IndexDefinition... indexes) {
		return this.engine.prepare(Query.query(criteria), Things.ENTITY)
			.explain(tagged(indexes), QueryArguments.none());
	}

	/**
	 * 100 rows with two of the tags {@code t0} to {@code t9} that follow each other, and
	 * a weight of 0 to 9 in two parts.
	 */
	private static Table tagged(IndexDefinition... indexes) {
		List<Thing> things = new ArrayList<>();
		for (int i = 0; i < 100; i++) {
			List<String> tags = List.of("t" + i % 10, "t" + (i + 1) % 10, "t" + i % 10);
			things.add(new Thing(i, "n", 0, i, null, null, true, null, tags,
					List.of(new Thing.Part("p", i % 10), new Thing.Part("p", i % 10))));
		}
		return Things.table(things, indexes);
	}

	private QueryPlan explain(Criteria criteria, IndexDefinition... indexes) {
		return explain(Query.query(criteria), indexes);
	}

	private QueryPlan explain(Query query, IndexDefinition... indexes) {
		return this.engine.prepare(query, Things.ENTITY).explain(table(indexes), QueryArguments.none());
	}

	private QueryPlan explain(Query query, Table table) {
		return this.engine.prepare(query, Things.ENTITY).explain(table, QueryArguments.none());
	}

	private static Table table(IndexDefinition... indexes) {
		List<Thing> things = new ArrayList<>();
		for (int i = 0; i < 100; i++) {
			things.add(new Thing(i, "n" + i, i % 10, i, null, null, i % 2 == 0, null, null, null));
		}
		return Things.table(things, indexes);
	}

}
