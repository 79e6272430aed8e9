package io.github.springdata.memory.query.execution;

import java.util.Collections;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.springdata.memory.mapping.MemoryMappingContext;
import io.github.springdata.memory.query.Criteria;
import io.github.springdata.memory.query.Query;
import io.github.springdata.memory.store.Table;

import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.data.core.PropertyReferenceException;
import org.springframework.data.domain.Sort;

import static io.github.springdata.memory.query.Criteria.where;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for queries that somebody made to do harm.
 */
class HostileQueryUnitTests {

	private static final int MANY = 100_000;

	private final QueryEngine engine = new QueryEngine(new MemoryMappingContext());

	private final Table table = Things.table(List.of(Things.thing(1, "?1 :x '", 1, 1), Things.thing(2, "%_\\", 2, 2)));

	@ParameterizedTest
	@ValueSource(strings = { "T(java.lang.Runtime).getRuntime().exec('x')", "#{1}", "class.classLoader", "name?.x",
			"name;drop" })
	void expressionsAreNoProperties(String path) {
		assertThatExceptionOfType(PropertyReferenceException.class).isThrownBy(() -> prepare(where(path).is(1)));
		assertThatExceptionOfType(PropertyReferenceException.class)
			.isThrownBy(() -> this.engine.prepare(Query.empty().sort(Sort.by(path)), Things.ENTITY));
		assertThatExceptionOfType(PropertyReferenceException.class)
			.isThrownBy(() -> this.engine.prepare(Query.empty().project(path), Things.ENTITY));
	}

	@Test
	void longPathsAreRefused() {
		String path = "place" + ".place".repeat(MANY);
		assertThatExceptionOfType(PropertyReferenceException.class).isThrownBy(() -> prepare(where(path).is(1)));
	}

	@Test
	void sortsByManyPropertiesAreRefused() {
		assertThat(prepare(sortBy(100)).list(this.table, QueryArguments.none())).hasSize(2);
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class).isThrownBy(() -> prepare(sortBy(10_000)))
			.withMessage("A sort by 10000 properties is not served; name at most 100");
		QueryArguments arguments = QueryArguments.none().withSort(sortBy(101).getSort());
		PreparedQuery unsorted = prepare(Criteria.empty());
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> unsorted.list(this.table, arguments));
	}

	private static Query sortBy(int orders) {
		return Query.empty().sort(Sort.by(Collections.nCopies(orders, Sort.Order.desc("name"))));
	}

	@Test
	void theDeepestCriteriaAreServed() {
		Criteria mixture = where("rank").is(1);
		for (int i = 0; i < 498; i++) {
			mixture = switch (i % 3) {
				case 0 -> new Criteria.And(List.of(mixture, where("name").isNotNull()));
				case 1 -> new Criteria.Or(List.of(where("name").is("a"), mixture));
				default -> new Criteria.Not(mixture);
			};
		}
		assertThat(find(mixture)).isEqualTo(find(where("rank").is(1)));
	}

	@Test
	void parametersAndWildcardsAreValues() {
		assertThat(find(where("name").is("?1 :x '"))).hasSize(1);
		assertThat(find(where("name").startingWith("%"))).hasSize(1);
		assertThat(find(where("name").containing("_"))).hasSize(1);
		assertThat(find(where("name").endingWith("\\"))).hasSize(1);
	}

	private List<Object> find(Criteria criteria) {
		return prepare(criteria).list(this.table, QueryArguments.none());
	}

	private PreparedQuery prepare(Criteria criteria) {
		return prepare(Query.query(criteria));
	}

	private PreparedQuery prepare(Query query) {
		return this.engine.prepare(query, Things.ENTITY);
	}

}
