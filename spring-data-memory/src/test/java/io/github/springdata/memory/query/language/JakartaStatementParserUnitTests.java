package io.github.springdata.memory.query.language;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.stream.Stream;

import io.github.springdata.memory.query.syntax.Expression;
import io.github.springdata.memory.query.syntax.InvalidStatementException;
import io.github.springdata.memory.query.syntax.Selection;
import io.github.springdata.memory.query.syntax.Statement;
import io.github.springdata.memory.query.syntax.StatementParser;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class JakartaStatementParserUnitTests {

	private final StatementParser parser = StatementParser.load();

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
			a + b * c - d          | ((a + (b * c)) - d)
			-a * +b                | (-a * b)
			not a = 1 and b = 2    | (not (a = 1) and b = 2)
			a = 1 or b = 2 and c   | (a = 1 or (b = 2 and c))
			a not in (1, 2)        | a not in (1, 2)
			a in :list             | a in (:list)
			a IS NOT NULL          | a is not null
			a between 1 and 2 + 3  | a between 1 and (2 + 3)
			a not like 'x%'        | a not like 'x%'
			'x' not member of tags | 'x' not member of tags
			tags is not empty      | tags is not empty
			upper(trim(a)) <> ?1   | upper(trim('both', ' ', a)) <> ?1
			cast(a as DATE) = local date | cast(a as date) = local date
			case a when 1 then 2 else 3 end = 4 | case a when 1 then 2 else 3 end = 4
			count(distinct a) > 1  | count(distinct a) > 1
			ceil(a) = 1            | ceiling(a) = 1
			""")
	void readsConditions(String text, String expected) {
		assertThat(condition(text)).hasToString(expected);
	}

	@ParameterizedTest
	@ValueSource(strings = { "select o.price from Order o where o.price > 1 order by o.price", "from Group",
			"from Value v", "select g from Group g join g.Members m" })
	void aKeywordMayNameAnEntity(String text) {
		Statement.Select select = (Statement.Select) this.parser.parse(text);
		assertThat(((Selection.QueryBlock) select.selection().body()).sources().get(0).target()).containsAnyOf("Order",
				"Group", "Value");
		assertThat(((Statement.Update) this.parser.parse("update Order set price = 1")).target().target())
			.containsExactly("Order");
		assertThat(((Statement.Delete) this.parser.parse("delete from Order o where o.price = 1")).target().target())
			.containsExactly("Order");
	}

	@Test
	void readsConcatenations() {
		assertThat(condition("a || b || 'x' = c")).hasToString("((a || b) || 'x') = c");
	}

	private @Nullable Expression condition(String condition) {
		Statement.Select select = (Statement.Select) this.parser.parse("where " + condition);
		return ((Selection.QueryBlock) select.selection().body()).where();
	}

	static Stream<Arguments> literals() {
		return Stream.of(Arguments.of("1", 1), Arguments.of("-2147483648", Integer.MIN_VALUE),
				Arguments.of("2147483648", 2147483648L), Arguments.of("-9223372036854775807", -Long.MAX_VALUE),
				Arguments.of("5L", 5L), Arguments.of("1.5", 1.5), Arguments.of(".5", .5), Arguments.of("2e3", 2000.0),
				Arguments.of("1f", 1f), Arguments.of("1d", 1d), Arguments.of("1.50bd", new BigDecimal("1.50")),
				Arguments.of("7bi", BigInteger.valueOf(7)), Arguments.of("0xFF", 255), Arguments.of("''", ""),
				Arguments.of("'it''s'", "it's"), Arguments.of("TRUE", true), Arguments.of("false", false),
				Arguments.of("{d '2020-01-31'}", LocalDate.of(2020, 1, 31)),
				Arguments.of("{t '10:30:00'}", LocalTime.of(10, 30)),
				Arguments.of("{ts '2020-01-31 10:30:00.5'}", LocalDateTime.of(2020, 1, 31, 10, 30, 0, 500_000_000)));
	}

	@ParameterizedTest
	@MethodSource("literals")
	void readsLiterals(String text, Object value) {
		Expression.Comparison comparison = (Expression.Comparison) condition("a = " + text);
		assertThat(comparison).isNotNull();
		assertThat(((Expression.Literal) comparison.right()).value()).isEqualTo(value);
	}

	@ParameterizedTest
	@ValueSource(strings = { "from Item", "FROM Item AS i", "select this from Item",
			"select count(this) where price > 1", "where id(this) = 1 and version(this) = 2",
			"order by name asc, price desc nulls first", "delete from Item", "delete Item i where i.a = 1",
			"delete where a = 1", "delete", "update Item set a = 1",
			"update Item as i set i.a.b = null, i.c = :c where i.d", "update set a = 1",
			"insert into Item (a) values (1), (2)", "insert into Item (a, b) select x, y from Other",
			"select a from A union select b from B intersect select c from C order by a",
			"(select a from A) except all (select b from B) limit 3", "from A a, B b where a.x = b.y",
			"from A a cross join B", "from A a inner join a.list l left outer join B b on b.id = l.id",
			"select a.left, a.order from A a where a.select = 1", "select left(name, 2), right(name, 1) from A",
			"where a = any (select b from B) and c > all(select d from D) and e in (select f from F)",
			"where a = (select max(b) from B)", "select local date, local time, local datetime, current_date from A",
			"from A fetch first 5 rows only", "from A offset 5 rows fetch next :n rows only",
			"from A where `order` = 1",
			"select sum(a) as total, b.c as `order` from B b group by b.c having sum(a) > 1",
			"where (a = 1 or (b = 2)) and (select 1 from C) = 1", "where local = 1 and date = 2 and count = 3",
			"from A where a in ()", "select trim(leading '0' from a), trim(from a), trim('x' from a) from A" })
	void reads(String text) {
		assertThat(this.parser.parse(text).text()).isEqualTo(text);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"',
			textBlock = """
					form Item                      | 0  | expected 'select', 'from', 'where', 'order by', 'update', 'delete' or 'insert', but found 'form'; did you mean 'from'?
					from Item were a = 1           | 15 | expected the end of the text, but found 'a'
					from Item i wehre a = 1        | 12 | did you mean 'where'?
					select a from Item order name  | 19 | expected the end of the text, but found 'order'
					where a =                      | 9  | expected a value, but found the end of the text
					where a not = 1                | 12 | expected 'between', 'like', 'in' or 'member of', but found '='
					where a is nul                 | 11 | did you mean 'null'?
					where lowr(a) = 'x'            | 6  | unknown function 'lowr'; did you mean 'lower'
					where length(a, b) = 1         | 6  | function 'length' takes 1 argument(s), not 2
					where cast(a as dat) = 1       | 16 | did you mean 'date'
					where extract(yeer from a) = 1 | 14 | did you mean 'year'
					update A a where x = 1         | 11 | expected 'set', but found 'where'
					insert into A (a) from         | 22 | expected the name of an entity
					insert into A (a) vlues (1)    | 18 | did you mean 'values'?
					""")
	void refusesWithThePlaceAndWhatWasExpected(String text, int offset, String problem) {
		assertThatExceptionOfType(InvalidStatementException.class).isThrownBy(() -> this.parser.parse(text))
			.satisfies((ex) -> assertThat(ex.getOffset()).isEqualTo(offset))
			.withMessageContaining(problem)
			.withMessageContaining(" ".repeat(offset + 2) + "^");
	}

	@Test
	void showsTheLineOfTheProblem() {
		assertThatExceptionOfType(InvalidStatementException.class)
			.isThrownBy(() -> this.parser.parse("select name\nfrom Item\nwhere price >\norder by name"))
			.withMessage("Query text, line 4, column 1: expected a value, but found 'order'%n  order by name%n  ^"
				.formatted());
	}

}
