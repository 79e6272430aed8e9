package io.github.springdata.memory.query.execution;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.github.springdata.memory.mapping.MemoryMappingContext;
import io.github.springdata.memory.query.Criteria;
import io.github.springdata.memory.query.Operand;
import io.github.springdata.memory.query.Query;
import io.github.springdata.memory.store.Table;

import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.data.core.PropertyReferenceException;
import org.springframework.data.domain.ScrollPosition;
import org.springframework.data.domain.Sort;

import static io.github.springdata.memory.query.Criteria.where;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Tests for {@link QueryEngine} and {@link PreparedQuery}: what is refused and when, and
 * the meaning of the less obvious conditions.
 */
class QueryEngineUnitTests {

	private final QueryEngine engine = new QueryEngine(new MemoryMappingContext());

	private final Table table = Things.table(List.of(
			new Thing(1, "Ada", 1, 1, null, null, true, null, List.of("a", "B"), List.of(new Thing.Part("x", 1))),
			new Thing(2, "bob", null, 2, null, null, false, new Thing.Place("Rome", 1, null), List.of(), List.of()),
			new Thing(3, null, 3, 3, null, null, false, null, null, null)));

	@Test
	void unknownPropertiesAreRefusedWithASuggestion() {
		assertThatExceptionOfType(PropertyReferenceException.class).isThrownBy(() -> prepare(where("pricee").is(1)))
			.withMessageContaining("price");
		assertThatExceptionOfType(PropertyReferenceException.class)
			.isThrownBy(() -> this.engine.prepare(Query.empty().sort(Sort.by("nam")), Things.ENTITY));
		assertThatExceptionOfType(PropertyReferenceException.class).isThrownBy(() -> prepare(Criteria.empty())
			.list(this.table, QueryArguments.none().withSort(Sort.by("T(java.lang.Runtime)"))));
	}

	@Test
	void operatorsThatDoNotFitTheTypeAreRefused() {
		assertRefused(where("rank").like("1%"), "rank like '1%'", "java.lang.Integer", "String");
		assertRefused(where("rank").startingWith("1"), "String");
		assertRefused(where("rank").containing(1), "'containing' needs a String");
		assertRefused(where("rank").is(1).ignoreCase(true), "ignoring case needs a String");
		assertRefused(where("place").lessThan(1), "Comparable");
		assertRefused(where("rank").isEmpty(), "emptiness");
		assertRefused(where("name").isTrue(), "'name'", "java.lang.String");
	}

	@Test
	void valuesThatDoNotFitTheTypeAreRefused() {
		assertRefused(where("rank").is("one"), "'rank'", "java.lang.Integer", "one (java.lang.String)");
		assertRefused(where("rank").lessThan(1.5), "without loss");
		assertRefused(where("name").matches("("), "regular expression");
		assertRefused(where("name").like("a\\"), "escape");
		PreparedQuery query = prepare(where("rank").is(Operand.parameter(0, "r")));
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> query.list(this.table, QueryArguments.of(5_000_000_000L)))
			.withMessageContaining(":r")
			.withMessageContaining("'rank'");
	}

	@Test
	void sortingByACollectionIsRefused() {
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> this.engine.prepare(Query.empty().sort(Sort.by("tags")), Things.ENTITY))
			.withMessageContaining("'tags'");
	}

	@Test
	void scrollPositionsAreRefused() {
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> this.engine.prepare(Query.empty().with(ScrollPosition.keyset()), Things.ENTITY))
			.withMessageContaining("scroll");
	}

	@Test
	void nullIsNeitherEqualNorDifferent() {
		assertThat(ids(where("rank").not(1))).containsExactly(3L);
		assertThat(ids(where("rank").is(1).not())).containsExactly(3L);
		assertThat(ids(where("rank").notIn(1, null))).isEmpty();
		assertThat(ids(where("rank").notIn(List.of()))).containsExactly(1L, 2L, 3L);
		assertThat(ids(where("name").notLike("A%"))).containsExactly(2L);
	}

	@Test
	void nullArgumentsOfEqualityMeanIsNull() {
		Operand.Parameter parameter = Operand.parameter(0);
		assertThat(ids(where("rank").is(parameter), (Object) null)).containsExactly(2L);
		assertThat(ids(where("rank").not(parameter), (Object) null)).containsExactly(1L, 3L);
		assertThat(ids(where("rank").is(parameter.unknownWhenNull()), (Object) null)).isEmpty();
		assertThat(ids(where("rank").not(parameter.unknownWhenNull()), (Object) null)).isEmpty();
		assertThat(ids(where("rank").greaterThan(parameter), (Object) null)).isEmpty();
		assertThat(ids(where("rank").greaterThan(parameter).not(), (Object) null)).isEmpty();
	}

	@Test
	void conditionsOnCollectionsAskForAnyElement() {
		assertThat(ids(where("tags").is("a"))).containsExactly(1L);
		assertThat(ids(where("tags").not("a"))).containsExactly(1L);
		assertThat(ids(where("tags").is("a").not())).containsExactly(2L, 3L);
		assertThat(ids(where("tags").notIn(List.of()))).containsExactly(1L);
		assertThat(ids(where("tags").notIn(List.of()).not())).containsExactly(2L, 3L);
		assertThat(ids(where("parts.weight").greaterThan(0))).containsExactly(1L);
		assertThat(ids(where("parts.label").containing("x"))).containsExactly(1L);
	}

	@Test
	void containingOnACollectionAsksForAMember() {
		assertThat(ids(where("tags").containing("a"))).containsExactly(1L);
		assertThat(ids(where("tags").containing("b"))).isEmpty();
		assertThat(ids(where("tags").containing("b").ignoreCase(true))).containsExactly(1L);
		assertThat(ids(where("tags").notContaining("a"))).containsExactly(2L, 3L);
		assertThat(ids(where("tags").notContaining("a").not())).containsExactly(1L);
		assertThat(ids(where("tags").notContaining(Operand.parameter(0)), (Object) null)).isEmpty();
		assertThat(ids(where("tags").isEmpty())).containsExactly(2L, 3L);
		assertThat(ids(where("tags").isNotEmpty())).containsExactly(1L);
		assertThat(ids(where("tags").isNull())).containsExactly(3L);
	}

	@Test
	void queryAndCallCutOutPieces() {
		PreparedQuery query = this.engine.prepare(Query.empty().offset(1).limit(2), Things.ENTITY);
		assertThat(query.list(this.table, QueryArguments.none())).hasSize(2);
		assertThat(query.count(this.table, QueryArguments.none())).isEqualTo(2);
		assertThat(query.list(this.table, QueryArguments.none().withOffset(1).withLimit(5))).hasSize(1);
		assertThat(query.exists(this.table, QueryArguments.none().withOffset(2))).isFalse();
	}

	@Test
	void matcherTestsSingleRows() {
		var matcher = prepare(where("rank").greaterThan(Operand.parameter(0))).matcher(QueryArguments.of(2));
		assertThat(matcher.test(Things.thing(9, "x", 3, 0))).isTrue();
		assertThat(matcher.test(Things.thing(9, "x", null, 0))).isFalse();
	}

	@Test
	@Timeout(5)
	void expensiveRegularExpressionsGiveUp() {
		Table slow = Things.table(List.of(Things.thing(1, "a".repeat(500), 0, 0)));
		assertThatThrownBy(() -> prepare(where("name").matches(".*.*.*.*b")).list(slow, QueryArguments.none()))
			.isInstanceOf(InvalidDataAccessApiUsageException.class)
			.hasMessageContaining(".*.*.*.*b");
		Table deep = Things.table(List.of(Things.thing(1, "ab".repeat(100_000), 0, 0)));
		assertThatThrownBy(() -> prepare(where("name").matches("(a|b)*c")).list(deep, QueryArguments.none()))
			.isInstanceOf(InvalidDataAccessApiUsageException.class);
	}

	private void assertRefused(Criteria criteria, String... parts) {
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class).isThrownBy(() -> prepare(criteria))
			.satisfies((ex) -> assertThat(ex.getMessage()).contains(parts));
	}

	private List<Long> ids(Criteria criteria, Object... arguments) {
		List<Object> rows = prepare(criteria).list(this.table, QueryArguments.of(arguments));
		return rows.stream().map((row) -> ((Thing) row).id()).toList();
	}

	private PreparedQuery prepare(Criteria criteria) {
		return this.engine.prepare(Query.query(criteria), Things.ENTITY);
	}

}
