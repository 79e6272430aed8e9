package io.github.springdata.memory.repository.language;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.github.springdata.memory.core.MemoryOperations;
import io.github.springdata.memory.core.MemoryTemplate;
import io.github.springdata.memory.mapping.Indexed;
import io.github.springdata.memory.query.execution.QueryPlan;
import io.github.springdata.memory.repository.MemoryRepository;
import io.github.springdata.memory.repository.Query;
import io.github.springdata.memory.repository.support.MemoryRepositoryFactory;
import io.github.springdata.memory.store.MemoryStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.data.annotation.Id;
import org.springframework.data.domain.Limit;
import org.springframework.data.domain.OffsetScrollPosition;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.ScrollPosition;
import org.springframework.data.domain.Slice;
import org.springframework.data.domain.Window;

import static io.github.springdata.memory.query.Criteria.where;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What all ways to ask have in common: a condition means the same whether an index serves
 * it or it is computed, equal values are equal wherever they are compared, and a plan is
 * that of the very run.
 */
class OnePipelineIntegrationTests {

	private final MemoryOperations operations = new MemoryTemplate(new MemoryStore());

	private final Boxes boxes = new MemoryRepositoryFactory((MemoryTemplate) this.operations)
		.getRepository(Boxes.class);

	@ParameterizedTest
	@ValueSource(strings = { "10X%", "10x%", "10%", "1_X%%", "XX%", "%X", "1%\\" })
	void patternsMeanTheSameOnAPropertyAndComputed(String pattern) {
		insert("10%", "10x", "10X%", "10abc", "x%", "1\\", "110%", "%");
		String condition = " ilike '" + pattern + "' escape 'X' order by b.id";
		assertThat(outcome("select b.id from Box b where b.name" + condition))
			.isEqualTo(outcome("select b.id from Box b where concat(b.name, '')" + condition));
	}

	@ParameterizedTest
	@ValueSource(strings = { "b.name", "concat(b.name, '')" })
	void severalEscapeCharactersAreRefused(String name) {
		insert("10%");
		for (String escape : List.of("ab", "\uD83D\uDE00")) {
			assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
				.isThrownBy(() -> this.operations
					.query("select b.id from Box b where %s like 'a%%' escape ?1".formatted(name), Long.class, escape))
				.withMessageContaining("give one character");
		}
	}

	private Object outcome(String text) {
		try {
			return this.operations.query(text, Long.class);
		}
		catch (RuntimeException ex) {
			return ex.getClass();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "> 2.5", ">= 2.5", "< 2.5", "<= 2.5", "= 2.5", "<> 2.5", "= 2.0", "in (1.5, 2.0)",
			"not in (1.5)", "between 1.5 and 2.5", "not between 1.5 and 2.5", "> 1e30", "< 1e30", "> -1e30" })
	void numbersOfOtherTypesCompareByValue(String condition) {
		for (int i = 0; i < 5; i++) {
			this.boxes.insert(new Box(null, "box", (i < 4) ? i : null, null, 0, List.of()));
		}
		assertThat(this.operations.query("select b.id from Box b where b.size " + condition, Long.class))
			.isEqualTo(this.operations.query("select b.id from Box b where b.size + 0 " + condition, Long.class));
	}

	static Stream<Number> numbersOfNoOtherType() {
		return Stream.of(Double.NaN, Double.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, -0.0, -0.0f, 0.1f, 1L << 60,
				9007199254740992.0);
	}

	@ParameterizedTest
	@MethodSource("numbersOfNoOtherType")
	void numbersThatNoOtherTypeHasCompareByValue(Number number) {
		for (int i = -1; i < 2; i++) {
			this.boxes.insert(new Box(null, "box", i, BigDecimal.valueOf(i), (i < 1) ? i * 0.0 : 0x1p60, List.of()));
		}
		for (String property : List.of("b.size", "b.price", "b.weight")) {
			for (String operator : List.of("=", "<>", "<", "<=", ">", ">=", "in", "not in", "between -1 and",
					"not between -1 and")) {
				String condition = " " + operator + (operator.endsWith("in") ? " (?1)" : " ?1");
				assertThat(this.operations.query("select b.id from Box b where " + property + condition, Long.class,
						number))
					.as("%s%s", property, condition)
					.isEqualTo(this.operations.query(
							"select b.id from Box b where coalesce(%s, null)%s".formatted(property, condition),
							Long.class, number));
			}
		}
	}

	@Test
	void anIndexServesNumbersOfOtherTypes() {
		for (int i = 0; i < 2_000; i++) {
			this.boxes.insert(new Box(null, "box", i, null, 0, List.of()));
		}
		QueryPlan plan = this.operations.explain("select b from Box b where b.size > ?1", 1_997.5);
		assertThat(plan.rowsReturned()).isEqualTo(2);
		assertThat(plan.rowsExamined()).isEqualTo(2);
	}

	@Test
	void equalDecimalsAreOneResultInEveryWayToAsk() {
		for (String price : List.of("1.0", "1.00", "2")) {
			this.boxes.insert(new Box(null, "box", 1, new BigDecimal(price), 0, List.of()));
		}
		assertThat(this.operations.query("select distinct b.price from Box b", BigDecimal.class)).hasSize(2);
		assertThat(this.operations.query("select b.price from Box b group by b.price", BigDecimal.class)).hasSize(2);
		assertThat(this.operations.query("select count(distinct b.price) from Box b", Long.class)).containsExactly(2L);
		assertThat(this.boxes.findDistinctPriceByOrderById()).hasSize(2);
		assertThat(this.boxes.findDistinctBy()).hasSize(2);
		assertThat(
				this.operations.query("select a.id, b.id from Box a join Box b on a.price = b.price", Object[].class))
			.hasSize(5);
	}

	@Test
	void zerosOfBothSignsAreToldApartInEveryWayToAsk() {
		for (double weight : new double[] { 0.0, -0.0, 0.0 }) {
			this.boxes.insert(new Box(null, "box", 1, null, weight, List.of()));
		}
		assertThat(this.operations.query("select b from Box b where b.weight = ?1", Box.class, 0.0)).hasSize(2);
		assertThat(this.operations.query("select b from Box b where b.weight + 0 = 0.0 and b.weight = 0", Box.class))
			.hasSize(2);
		assertThat(this.operations.query("select distinct b.weight from Box b", Double.class)).hasSize(2);
		assertThat(this.operations.query("select b.weight from Box b group by b.weight", Double.class)).hasSize(2);
		assertThat(this.boxes.findDistinctWeightBy()).hasSize(2);
		assertThat(
				this.operations.query("select a.id, b.id from Box a join Box b on a.weight = b.weight", Object[].class))
			.hasSize(5);
		assertThat(this.operations.query(Box.class).matching(where("weight").is(-0.0)).count()).isOne();
	}

	@Test
	void aPlanIsThatOfTheRun() {
		for (int i = 0; i < 5_000; i++) {
			this.boxes.insert(new Box(null, "box", i, null, 0, List.of("a", "b")));
		}
		QueryPlan elements = this.operations.explain("select b.id, t from Box b join b.tags t limit 1");
		assertThat(elements.rowsExamined()).isOne();
		QueryPlan join = this.operations
			.explain("select a.id from Box a join Box b on a.id = b.id where length(a.name) > 0 limit 3");
		assertThat(join.rowsExamined()).isLessThan(10);
		QueryPlan piece = this.operations.explain("select b.id, b.name from Box b where length(b.name) > 0 limit 7");
		assertThat(piece.rowsReturned()).isEqualTo(7);
		assertThat(piece.rowsExamined()).isEqualTo(7);
	}

	@Test
	void keepsOnlyTheGroupsThatAreWanted() {
		for (int i = 0; i < 300; i++) {
			this.boxes.insert(new Box(null, "box " + i % 100, i, null, 0, List.of()));
		}
		String text = "select b.name, sum(b.size) from Box b group by b.name order by sum(b.size) desc";
		List<Object[]> all = this.operations.query(text, Object[].class);
		assertThat(this.operations.query(text + " limit 3", Object[].class)).usingRecursiveComparison()
			.isEqualTo(all.subList(0, 3));
		assertThat(this.operations.explain(text + " limit 3").toString()).contains("Top(3 by sum(b.size) desc)");
	}

	@Test
	void takesPiecesOfTheGreatestSize() {
		insert("a", "b", "c");
		Slice<Box> slice = this.boxes.findByNameNotNull(PageRequest.of(0, Integer.MAX_VALUE));
		assertThat(slice).hasSize(3);
		assertThat(slice.hasNext()).isFalse();
		Slice<String> names = this.boxes.names(PageRequest.of(0, Integer.MAX_VALUE));
		assertThat(names).hasSize(3);
		assertThat(names.hasNext()).isFalse();
		assertThat(this.boxes.findBy(PageRequest.of(Integer.MAX_VALUE, Integer.MAX_VALUE))).isEmpty();
		for (OffsetScrollPosition start : List.of(ScrollPosition.offset(), ScrollPosition.offset(Long.MAX_VALUE))) {
			int left = start.isInitial() ? 3 : 0;
			Window<Box> window = this.boxes.findByOrderById(start, Limit.of(Integer.MAX_VALUE));
			assertThat(window).hasSize(left);
			assertThat(window.hasNext()).isFalse();
			assertThat(this.boxes.names(start, Limit.of(Integer.MAX_VALUE))).hasSize(left);
		}
	}

	@Test
	void projectsEntitiesThatAreSelectedFromJoins() {
		this.boxes.insert(new Box(null, "red", 1, null, 0, List.of("a")));
		assertThat(this.boxes.tagged("a")).extracting(NameView::getName).containsExactly("red");
		assertThat(this.boxes.recordsTagged("a")).containsExactly(new NameRecord("red"));
		assertThat(this.boxes.withASubquery()).extracting(NameView::getName).containsExactly("red");
	}

	private void insert(String... names) {
		List<Box> rows = new ArrayList<>();
		Stream.of(names).forEach((name) -> rows.add(new Box(null, name, 1, null, 0, List.of())));
		this.boxes.insertAll(rows);
	}

	record Box(@Id @Nullable Long id, String name, @Indexed @Nullable Integer size, @Nullable BigDecimal price,
			double weight, List<String> tags) {

	}

	interface NameView {

		String getName();

	}

	record NameRecord(String name) {

	}

	record PriceRecord(@Nullable BigDecimal price) {

	}

	interface Boxes extends MemoryRepository<Box, Long> {

		List<BigDecimal> findDistinctPriceByOrderById();

		List<Double> findDistinctWeightBy();

		List<PriceRecord> findDistinctBy();

		List<Box> findBy(PageRequest page);

		Slice<Box> findByNameNotNull(PageRequest page);

		Window<Box> findByOrderById(ScrollPosition position, Limit limit);

		@Query("select concat(b.name, '') from Box b order by b.id")
		Slice<String> names(PageRequest page);

		@Query("select concat(b.name, '') as n from Box b order by b.id")
		Window<String> names(ScrollPosition position, Limit limit);

		@Query("select b from Box b join b.tags t where t = :tag")
		List<NameView> tagged(String tag);

		@Query("select b from Box b join b.tags t where t = :tag")
		List<NameRecord> recordsTagged(String tag);

		@Query("select b from Box b where exists (select c from Box c where c.id = b.id)")
		List<NameView> withASubquery();

	}

}
