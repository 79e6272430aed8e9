package io.github.springdata.memory.core;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import io.github.springdata.memory.Seeds;
import io.github.springdata.memory.mapping.MemoryEntity;
import io.github.springdata.memory.query.execution.QueryArguments;
import io.github.springdata.memory.query.execution.QueryPlan;
import io.github.springdata.memory.store.MemoryStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.data.annotation.Id;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Statements that read many rows at a time find what they find one by one, in the same
 * order.
 */
class BatchedStatementTests {

	private static final int LINES = 2000;

	private static final int PARTS = 90;

	private final MemoryTemplate operations = new MemoryTemplate(new MemoryStore());

	private final Random random = Seeds.random();

	@BeforeEach
	void fill() {
		List<Line> lines = new ArrayList<>();
		for (long id = 1; id <= LINES; id++) {
			lines.add(draw(id));
		}
		this.operations.insertAll(lines);
		this.operations.execute("delete from Line x where x.quantity = 7");
		for (long id = 1; id <= PARTS; id++) {
			this.operations.insert(new Part(id, "part " + id % 50, (int) id % 20, id));
		}
	}

	private Line draw(long id) {
		int number = this.random.nextInt(100);
		Line line = (number % 3 == 0) ? new SpecialLine(number) : new Line();
		line.id = id;
		line.text = (number % 7 == 0) ? null : "text " + number % 40;
		line.part = this.random.nextInt(100);
		line.optional = (number % 5 == 0) ? null : (long) this.random.nextInt(100);
		line.quantity = this.random.nextInt(10);
		line.small = (short) (number - 50);
		line.tiny = (byte) (number - 50);
		line.price = (number == 50) ? -0.0 : this.random.nextInt(1000) / 100.0;
		line.weight = number / 8f;
		line.amount = (number % 2 == 0) ? new BigDecimal(number + ".0") : new BigDecimal(number);
		line.letter = (char) ('a' + number % 26);
		line.flag = number > 50;
		return line;
	}

	@ParameterizedTest
	@ValueSource(strings = { "text", "part", "optional", "quantity", "small", "tiny", "price", "weight", "amount",
			"letter", "flag", "id" })
	void collectsGroupsOfAllTypes(String key) {
		check("select x.%1$s, count(x), count(x.optional), min(x.id) from Line x group by x.%1$s".formatted(key),
				"select coalesce(x.%1$s, x.%1$s), count(coalesce(x.id, 0)), count(coalesce(x.optional, x.optional)), min(x.id) from Line x group by coalesce(x.%1$s, x.%1$s)"
					.formatted(key));
	}

	@ParameterizedTest
	@ValueSource(strings = { "part", "optional", "quantity", "small", "tiny", "price", "weight", "amount", "id" })
	void aggregatesNumbersOfAllTypes(String property) {
		String aggregates = "sum(%1$s), avg(%1$s), min(%1$s), max(%1$s), count(%1$s), sum(distinct %1$s), count(distinct %1$s)";
		for (String where : List.of("", "where x.quantity > 4 ", "where x.quantity > 100 ")) {
			for (String group : List.of("", "group by x.letter, x.flag")) {
				check("select " + aggregates.formatted("x." + property) + " from Line x " + where + group,
						"select " + aggregates.formatted("coalesce(x.%1$s, x.%1$s)".formatted(property))
								+ " from Line x " + where + group);
			}
		}
	}

	@Test
	void countsConstantsAndRows() {
		check("select x.letter, count(*), count(1), sum(2) from Line x group by x.letter",
				"select x.letter, count(coalesce(x.id, 0)), count(coalesce(x.id, 0)), sum(coalesce(2, x.quantity)) from Line x group by x.letter");
	}

	@ParameterizedTest
	@ValueSource(strings = { "select x.id, x.text, x.price, x.letter, 5 from Line x where x.quantity > 3",
			"select x, x.amount from Line x", "select distinct x.text, x.quantity from Line x",
			"select distinct x.part, x.optional, x.small from Line x where x.quantity < 5",
			"select distinct x from Line x", "select distinct x.amount, 1 from Line x",
			"select distinct p from Line x join Part p on p.id = x.part",
			"select distinct x.part from Line x order by x.part desc",
			"select x.id, p.name from Line x join Part p on p.id = x.part",
			"select x.id, p.name from Line x join Part p on p.id = x.optional where x.quantity > 2",
			"select x.id, p, y.id from Line x join Part p on p.number = x.quantity join Line y on y.id = p.line",
			"select x.id, p.name from Line x left join Part p on p.id = x.part",
			"select x.id, p.name from Line x join Part p on p.id = x.part and p.number > x.quantity",
			"select x.id, p.name from Line x join Part p on p.id = x.price",
			"select x.id from SpecialLine x join Part p on p.id = x.special",
			"select x.id, p.name from Line x join Part p on p.id = x.part order by p.name, x.id desc" })
	void findsInAListWhatItFindsStepByStep(String text) {
		EntityQuery<Object[]> query = this.operations.statements().select(text, null, Object[].class).query();
		QueryArguments none = QueryArguments.none();
		List<Object[]> steps = query.stream(none).toList();
		assertThat(steps).isNotEmpty();
		assertThat(query.list(none)).as(text).usingRecursiveComparison().isEqualTo(steps);
		assertThat(query.count(none)).isEqualTo(steps.size());
		assertThat(query.explain(none).rows()).isEqualTo(steps.size());
	}

	@ParameterizedTest
	@CsvSource(textBlock = """
			join Part p on p.id = x.part|join Part p on p.id = coalesce(x.part, x.part)
			join Part p on p.number = x.quantity|join Part p on coalesce(p.number, 0) = x.quantity
			""", delimiter = '|')
	void joinsWhatIsEqual(String join, String computed) {
		String text = "select p.name, x.text, sum(x.price), sum(x.quantity), count(p) from Line x %s group by p.name, x.text";
		check(text.formatted(join), text.formatted(computed));
	}

	@Test
	void countsTheRowsOfEachStep() {
		String text = "select p.name, sum(x.price) from Line x join Part p on p.number = x.quantity group by p.name";
		long lines = this.operations.query("select count(x) from Line x", Long.class).get(0);
		long pairs = this.operations
			.query("select count(x) from Line x join Part p on coalesce(p.number, 0) = x.quantity", Long.class)
			.get(0);
		QueryPlan group = this.operations.explain(text);
		QueryPlan join = group.inputs().get(0);
		assertThat(group.rows()).isEqualTo(this.operations.query(text, Object[].class).size());
		assertThat(join.rows()).isEqualTo(pairs);
		assertThat(join.inputs()).extracting(QueryPlan::rows).containsExactly(lines, (long) PARTS);
	}

	private void check(String text, String computed) {
		List<Object[]> found = this.operations.query(text, Object[].class);
		List<Object[]> expected = this.operations.query(computed, Object[].class);
		assertThat(found.stream().map(Arrays::asList).toList()).as(text)
			.isEqualTo(expected.stream().map(Arrays::asList).toList());
	}

	@MemoryEntity
	static class Line {

		@Id
		long id;

		@Nullable String text;

		long part;

		@Nullable Long optional;

		int quantity;

		short small;

		byte tiny;

		double price;

		float weight;

		BigDecimal amount = BigDecimal.ZERO;

		char letter;

		boolean flag;

	}

	static class SpecialLine extends Line {

		int special;

		SpecialLine(int special) {
			this.special = special;
		}

	}

	record Part(@Id long id, String name, int number, long line) {

	}

}
