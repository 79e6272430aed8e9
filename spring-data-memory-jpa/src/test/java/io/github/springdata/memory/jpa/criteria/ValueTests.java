package io.github.springdata.memory.jpa.criteria;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Date;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;

import io.github.springdata.memory.jpa.criteria.Shop.Customer;
import io.github.springdata.memory.jpa.criteria.Shop.Status;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.CriteriaBuilder.Trimspec;
import jakarta.persistence.criteria.CriteriaQuery;
import jakarta.persistence.criteria.Expression;
import jakarta.persistence.criteria.LocalDateField;
import jakarta.persistence.criteria.LocalDateTimeField;
import jakarta.persistence.criteria.LocalTimeField;
import jakarta.persistence.criteria.Root;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for values that are computed.
 */
class ValueTests extends AbstractCriteriaTests {

	@Test
	void aggregates() {
		assertValue((b, c) -> b.avg(c.<Integer>get("age")), Double.class, "avg(c1.age)");
		assertValue((b, c) -> b.sum(c.<Integer>get("age")), Integer.class, "sum(c1.age)");
		assertValue((b, c) -> b.sum(c.<Double>get("balance")), Double.class, "sum(c1.balance)");
		assertValue((b, c) -> b.sumAsLong(c.get("age")), Long.class, "sum(c1.age)");
		assertValue((b, c) -> b.sumAsDouble(c.get("rate")), Double.class, "sum(c1.rate)");
		assertValue((b, c) -> b.max(c.<Integer>get("age")), Integer.class, "max(c1.age)");
		assertValue((b, c) -> b.min(c.<Integer>get("age")), Integer.class, "min(c1.age)");
		assertValue((b, c) -> b.greatest(c.<String>get("name")), String.class, "max(c1.name)");
		assertValue((b, c) -> b.least(c.<String>get("name")), String.class, "min(c1.name)");
		assertValue((b, c) -> b.count(c), Long.class, "count(c1)");
		assertValue((b, c) -> b.countDistinct(c.get("name")), Long.class, "count(distinct c1.name)");
	}

	@Test
	void functionsOfNumbers() {
		assertValue((b, c) -> b.sign(c.<Integer>get("age")), Integer.class, "sign(c1.age)");
		assertValue((b, c) -> b.neg(c.<Integer>get("age")), Integer.class, "-c1.age");
		assertValue((b, c) -> b.abs(c.<Integer>get("age")), Integer.class, "abs(c1.age)");
		assertValue((b, c) -> b.ceiling(c.<Double>get("balance")), Double.class, "ceiling(c1.balance)");
		assertValue((b, c) -> b.floor(c.<Double>get("balance")), Double.class, "floor(c1.balance)");
		assertValue((b, c) -> b.round(c.<Double>get("balance"), 2), Double.class, "round(c1.balance, 2)");
		assertValue((b, c) -> b.sqrt(c.<Integer>get("age")), Double.class, "sqrt(c1.age)");
		assertValue((b, c) -> b.exp(c.<Integer>get("age")), Double.class, "exp(c1.age)");
		assertValue((b, c) -> b.ln(c.<Integer>get("age")), Double.class, "ln(c1.age)");
		assertValue((b, c) -> b.power(c.<Integer>get("age"), 2), Double.class, "power(c1.age, 2)");
		assertValue((b, c) -> b.power(c.<Integer>get("age"), c.<Double>get("balance")), Double.class,
				"power(c1.age, c1.balance)");
		assertValue((b, c) -> b.mod(c.get("age"), 2), Integer.class, "mod(c1.age, 2)");
		assertValue((b, c) -> b.mod(2, c.get("age")), Integer.class, "mod(2, c1.age)");
		assertValue((b, c) -> b.mod(c.get("age"), b.literal(2)), Integer.class, "mod(c1.age, 2)");
	}

	@Test
	void arithmetic() {
		assertValue((b, c) -> b.sum(c.<Integer>get("age"), 2), Integer.class, "c1.age + 2");
		assertValue((b, c) -> b.sum(2, c.<Integer>get("age")), Integer.class, "2 + c1.age");
		assertValue((b, c) -> b.sum(c.<Integer>get("age"), c.<Integer>get("version")), Integer.class,
				"c1.age + c1.version");
		assertValue((b, c) -> b.diff(c.<Integer>get("age"), 2), Integer.class, "c1.age - 2");
		assertValue((b, c) -> b.diff(2, c.<Integer>get("age")), Integer.class, "2 - c1.age");
		assertValue((b, c) -> b.diff(c.<Integer>get("age"), c.<Integer>get("version")), Integer.class,
				"c1.age - c1.version");
		assertValue((b, c) -> b.prod(c.<Integer>get("age"), 2), Integer.class, "c1.age * 2");
		assertValue((b, c) -> b.prod(2, c.<Integer>get("age")), Integer.class, "2 * c1.age");
		assertValue((b, c) -> b.prod(c.<Integer>get("age"), c.<Integer>get("version")), Integer.class,
				"c1.age * c1.version");
		assertValue((b, c) -> b.quot(c.<Integer>get("age"), 2), Integer.class, "c1.age / 2");
		assertValue((b, c) -> b.quot(2, c.<Integer>get("age")), Integer.class, "2 / c1.age");
		assertValue((b, c) -> b.quot(c.<Integer>get("age"), c.<Integer>get("version")), Integer.class,
				"c1.age / c1.version");
		assertValue((b, c) -> b.prod(b.sum(c.<Integer>get("age"), 1), 2), Integer.class, "(c1.age + 1) * 2");
	}

	@Test
	void aNumberHasTheGreaterType() {
		assertValue((b, c) -> b.<Number>sum(c.<Integer>get("age"), c.<Double>get("balance")), Double.class,
				"c1.age + c1.balance");
		assertValue((b, c) -> b.<Number>prod(c.<Integer>get("age"), 2L), Long.class, "c1.age * 2L");
		assertValue((b, c) -> b.<Number>sum(c.<Integer>get("age"), new BigDecimal("1")), BigDecimal.class,
				"c1.age + 1bd");
		assertValue((b, c) -> b.<Number>sum(c.<Integer>get("age"), (Number) null), Integer.class, "c1.age + null");
	}

	@Test
	void conversions() {
		assertValue((b, c) -> b.toLong(c.get("age")), Long.class, "cast(c1.age as long)");
		assertValue((b, c) -> b.toInteger(c.get("age")), Integer.class, "cast(c1.age as integer)");
		assertValue((b, c) -> b.toFloat(c.get("age")), Float.class, "cast(c1.age as float)");
		assertValue((b, c) -> b.toDouble(c.get("age")), Double.class, "cast(c1.age as double)");
		assertValue((b, c) -> b.toBigDecimal(c.get("age")), BigDecimal.class, "cast(c1.age as bigdecimal)");
		assertValue((b, c) -> b.toBigInteger(c.get("age")), BigInteger.class, "cast(c1.age as biginteger)");
		assertValue((b, c) -> b.toString(c.get("initial")), String.class, "cast(c1.initial as string)");
		assertValue((b, c) -> c.get("age").cast(String.class), String.class, "cast(c1.age as string)");
		assertValue((b, c) -> c.get("name").cast(boolean.class), Boolean.class, "cast(c1.name as boolean)");
	}

	@Test
	void anotherTypeConvertsOnlyWhatIsOfNone() {
		assertValue((b, c) -> c.get("age").as(Number.class), Number.class, "c1.age");
		assertValue((b, c) -> c.get("version").as(Integer.class), Integer.class, "c1.version");
		assertValue((b, c) -> c.get("age").as(String.class), String.class, "cast(c1.age as string)");
		assertValue((b, c) -> c.get("name").as(Status.class), Status.class, "c1.name");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.builder.createQuery().from(Customer.class).get("name").cast(Status.class))
			.withMessageStartingWith("'c1.name' cannot be cast to ")
			.withMessageContaining("but to one of String, Integer");
	}

	@Test
	void strings() {
		assertValue((b, c) -> b.concat(c.get("name"), "x"), String.class, "concat(c1.name, 'x')");
		assertValue((b, c) -> b.concat("x", c.get("name")), String.class, "concat('x', c1.name)");
		assertValue((b, c) -> b.concat(c.get("name"), c.<String>get("name")), String.class, "concat(c1.name, c1.name)");
		assertValue((b, c) -> b.concat(List.of(c.get("name"), b.literal("x"), b.literal("y"))), String.class,
				"concat(c1.name, 'x', 'y')");
		assertValue((b, c) -> b.lower(c.get("name")), String.class, "lower(c1.name)");
		assertValue((b, c) -> b.upper(c.get("name")), String.class, "upper(c1.name)");
		assertValue((b, c) -> b.length(c.get("name")), Integer.class, "length(c1.name)");
		assertValue((b, c) -> b.left(c.get("name"), 2), String.class, "left(c1.name, 2)");
		assertValue((b, c) -> b.left(c.get("name"), b.literal(2)), String.class, "left(c1.name, 2)");
		assertValue((b, c) -> b.right(c.get("name"), 2), String.class, "right(c1.name, 2)");
		assertValue((b, c) -> b.right(c.get("name"), b.literal(2)), String.class, "right(c1.name, 2)");
		assertThatIllegalArgumentException().isThrownBy(() -> this.builder.concat(List.of()));
	}

	@Test
	void partsOfStrings() {
		assertValue((b, c) -> b.substring(c.get("name"), 2), String.class, "substring(c1.name, 2)");
		assertValue((b, c) -> b.substring(c.get("name"), b.literal(2)), String.class, "substring(c1.name, 2)");
		assertValue((b, c) -> b.substring(c.get("name"), 2, 3), String.class, "substring(c1.name, 2, 3)");
		assertValue((b, c) -> b.substring(c.get("name"), b.literal(2), b.literal(3)), String.class,
				"substring(c1.name, 2, 3)");
		assertValue((b, c) -> b.locate(c.get("name"), "x"), Integer.class, "locate('x', c1.name)");
		assertValue((b, c) -> b.locate(c.get("name"), b.literal("x")), Integer.class, "locate('x', c1.name)");
		assertValue((b, c) -> b.locate(c.get("name"), "x", 2), Integer.class, "locate('x', c1.name, 2)");
		assertValue((b, c) -> b.locate(c.get("name"), b.literal("x"), b.literal(2)), Integer.class,
				"locate('x', c1.name, 2)");
		String replace = "replace(c1.name, 'x', 'y')";
		assertValue((b, c) -> b.replace(c.get("name"), "x", "y"), String.class, replace);
		assertValue((b, c) -> b.replace(c.get("name"), b.literal("x"), "y"), String.class, replace);
		assertValue((b, c) -> b.replace(c.get("name"), "x", b.literal("y")), String.class, replace);
		assertValue((b, c) -> b.replace(c.get("name"), b.literal("x"), b.literal("y")), String.class, replace);
	}

	@Test
	void trimming() {
		assertValue((b, c) -> b.trim(c.get("name")), String.class, "trim(c1.name)");
		assertValue((b, c) -> b.trim(Trimspec.LEADING, c.get("name")), String.class, "trim(leading from c1.name)");
		assertValue((b, c) -> b.trim('x', c.get("name")), String.class, "trim('x' from c1.name)");
		assertValue((b, c) -> b.trim(b.literal('x'), c.get("name")), String.class, "trim('x' from c1.name)");
		assertValue((b, c) -> b.trim(Trimspec.TRAILING, 'x', c.get("name")), String.class,
				"trim(trailing 'x' from c1.name)");
		assertValue((b, c) -> b.trim(Trimspec.BOTH, c.<Character>get("initial"), c.get("name")), String.class,
				"trim(both c1.initial from c1.name)");
	}

	@Test
	void theClock() {
		assertValue((b, c) -> b.currentDate(), Date.class, "current_date");
		assertValue((b, c) -> b.currentTime(), Time.class, "current_time");
		assertValue((b, c) -> b.currentTimestamp(), Timestamp.class, "current_timestamp");
		assertValue((b, c) -> b.localDate(), LocalDate.class, "local date");
		assertValue((b, c) -> b.localTime(), LocalTime.class, "local time");
		assertValue((b, c) -> b.localDateTime(), LocalDateTime.class, "local datetime");
	}

	@Test
	void fieldsOfDatesAndTimes() {
		assertValue((b, c) -> b.extract(LocalDateField.YEAR, c.get("birthday")), Integer.class,
				"extract(year from c1.birthday)");
		assertValue((b, c) -> b.extract(LocalDateField.QUARTER, c.get("birthday")), Integer.class,
				"extract(quarter from c1.birthday)");
		assertValue((b, c) -> b.extract(LocalTimeField.HOUR, c.get("opens")), Integer.class,
				"extract(hour from c1.opens)");
		assertValue((b, c) -> b.extract(LocalTimeField.SECOND, c.get("opens")), Double.class,
				"extract(second from c1.opens)");
		assertValue((b, c) -> b.extract(LocalDateTimeField.WEEK, c.get("since")), Integer.class,
				"extract(week from c1.since)");
		assertValue((b, c) -> b.extract(LocalDateTimeField.SECOND, c.get("since")), Double.class,
				"extract(second from c1.since)");
		assertValue((b, c) -> b.extract(LocalDateTimeField.DATE, c.get("since")), LocalDate.class,
				"extract(date from c1.since)");
		assertValue((b, c) -> b.extract(LocalDateTimeField.TIME, c.get("since")), LocalTime.class,
				"extract(time from c1.since)");
	}

	@Test
	void functionsByName() {
		assertValue((b, c) -> b.function("lower", String.class, c.get("name")), String.class, "lower(c1.name)");
		assertValue((b, c) -> b.function("YEAR", Integer.class, c.get("birthday")), Integer.class,
				"extract(year from c1.birthday)");
		assertValue((b, c) -> b.function("soundex", String.class, c.get("name")), String.class,
				"function('soundex', c1.name)");
		assertValue((b, c) -> b.function("now", LocalDate.class), LocalDate.class, "function('now')");
	}

	@Test
	void coalescing() {
		assertValue((b, c) -> b.coalesce(c.get("name"), "x"), String.class, "coalesce(c1.name, 'x')");
		assertValue((b, c) -> b.coalesce(c.get("name"), b.literal("x")), String.class, "coalesce(c1.name, 'x')");
		assertValue((b, c) -> b.<String>coalesce().value(c.get("name")).value("x").value("y"), String.class,
				"coalesce(c1.name, 'x', 'y')");
		assertValue((b, c) -> b.<String>coalesce().value("x"), String.class, "'x'");
		assertValue((b, c) -> b.nullif(c.get("name"), "x"), String.class, "nullif(c1.name, 'x')");
		assertValue((b, c) -> b.nullif(c.<String>get("name"), b.literal("x")), String.class, "nullif(c1.name, 'x')");
		CriteriaQuery<Object> empty = this.builder.createQuery();
		empty.from(Customer.class);
		empty.select(this.builder.coalesce());
		assertThatIllegalStateException().isThrownBy(() -> CriteriaStatement.of(empty))
			.withMessage("A coalesce expression needs a value; call value(..)");
	}

	@Test
	void casesByConditions() {
		assertValue((b, c) -> b.<String>selectCase().when(c.get("active"), "x").otherwise("y"), String.class,
				"case when c1.active then 'x' else 'y' end");
		assertValue(
				(b, c) -> b.<String>selectCase()
					.when(c.get("active"), c.get("name"))
					.when(c.get("name").isNull(), "x")
					.otherwise(b.literal("y")),
				String.class, "case when c1.active then c1.name when c1.name is null then 'x' else 'y' end");
		assertValue((b, c) -> b.<Integer>selectCase().when(c.get("active"), (Integer) null).when(c.get("active"), 1),
				Integer.class, "case when c1.active then null when c1.active then 1 end");
	}

	@Test
	void casesByValues() {
		assertValue(
				(b, c) -> b.<String, Integer>selectCase(c.get("name"))
					.when("a", 1)
					.when("b", b.literal(2))
					.when(b.literal("c"), 3)
					.when(b.literal("d"), b.literal(4))
					.otherwise(5),
				Integer.class,
				"case c1.name when 'a' then 1 when 'b' then 2 when 'c' then 3 when 'd' then 4 else 5 end");
		assertValue((b, c) -> b.selectCase(c.get("name")).when("a", 1).otherwise(b.literal(2)), Integer.class,
				"case c1.name when 'a' then 1 else 2 end");
		Root<Customer> customer = this.builder.createQuery().from(Customer.class);
		CriteriaBuilder.SimpleCase<Object, Object> choice = this.builder.selectCase(customer.get("name"));
		assertThat(choice.getExpression()).isSameAs(choice.getExpression()).hasToString("c1.name");
		assertThatIllegalStateException().isThrownBy(choice::toString)
			.withMessage("A case needs a condition; call when(..)");
	}

	@Test
	void literals() {
		assertValue((b, c) -> b.literal("it's"), String.class, "'it''s'");
		assertValue((b, c) -> b.literal(1), Integer.class, "1");
		assertValue((b, c) -> b.literal(LocalDate.EPOCH), LocalDate.class, "{d '1970-01-01'}");
		assertValue((b, c) -> b.nullLiteral(String.class), String.class, "null");
	}

	@Test
	void anExpressionIsNoCompoundSelection() {
		Expression<Integer> length = this.builder.length(this.builder.literal("x"));
		assertThat(length.isCompoundSelection()).isFalse();
		assertThat(length.getAlias()).isNull();
		assertThat(length.alias("n")).isSameAs(length).extracting("alias").isEqualTo("n");
		assertThatIllegalStateException().isThrownBy(length::getCompoundSelectionItems)
			.withMessageStartingWith("'length('x')' is one value");
		assertThatIllegalArgumentException().isThrownBy(() -> length.alias(""));
	}

}
