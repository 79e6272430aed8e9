package io.github.springdata.memory.core;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Supplier;

import io.github.springdata.memory.Seeds;
import io.github.springdata.memory.mapping.Indexed;
import io.github.springdata.memory.query.Criteria;
import io.github.springdata.memory.query.Update;
import io.github.springdata.memory.store.MemoryStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.dao.DataAccessException;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.data.annotation.Id;
import org.springframework.data.domain.Sort;

import static io.github.springdata.memory.query.Criteria.where;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

/**
 * Numbers whose text is short, or whose digits are many, and what is done with them: each
 * operation gives its value or refuses it by name, and none of them takes for ever. The
 * limit of time is there for what hangs only.
 */
class HostileNumbersUnitTests {

	private static final Duration HANGS = Duration.ofSeconds(20);

	private static final BigDecimal BOMB = new BigDecimal("1e300000000");

	private static final BigDecimal SPECK = new BigDecimal("1e-300000000");

	private static final BigDecimal ZEROS = new BigDecimal("1" + "0".repeat(80_000));

	private static final BigDecimal FRACTION = new BigDecimal("1." + "0".repeat(80_000));

	private static final BigDecimal NINES = new BigDecimal("9".repeat(80_000) + ".5");

	private static final List<BigDecimal> HOSTILE = List.of(BOMB, BOMB.negate(), SPECK, SPECK.negate(), ZEROS, FRACTION,
			NINES, new BigDecimal("1e2147483647"), new BigDecimal("1e-2147483647"),
			new BigDecimal(BigInteger.TEN, Integer.MIN_VALUE), new BigDecimal(BigInteger.ZERO, Integer.MAX_VALUE),
			new BigDecimal(BigInteger.ZERO, Integer.MIN_VALUE), new BigDecimal("1e10000"), new BigDecimal("1e-10000"),
			new BigDecimal("1.5e400"));

	private static final List<BigDecimal> HARMLESS = List.of(BigDecimal.ZERO, BigDecimal.ONE, new BigDecimal("-2.50"),
			new BigDecimal("1e30"));

	private static final List<String> COMPUTED = List.of("-d", "d + 1", "d - 1", "1 - d", "d * 3", "d / 3", "3 / d",
			"d + n", "d * d", "d + w", "w + d", "w * w", "w / 7", "-w", "abs(d)", "abs(w)", "mod(d, 3)", "mod(7, d)",
			"mod(w, 3)", "floor(d)", "ceiling(d)", "round(d)", "round(d, 2)", "round(d, -3)", "round(n, -300000000)",
			"round(w, -2)", "cast(d as string)", "cast(d as integer)", "cast(d as long)", "cast(d as biginteger)",
			"cast(w as string)", "cast(w as bigdecimal)", "power(d, 2)", "power(2, d)", "left('abc', n)", "sum(d)",
			"avg(d)", "sum(w)", "avg(w)", "sum(d * 1)");

	private static final List<String> TOTAL = List.of("d", "sign(d)", "sign(w)", "coalesce(d, 1)", "nullif(d, 1)",
			"min(d)", "max(d)", "count(distinct d)", "min(w)", "concat(sign(d), 'x')",
			"case when d > 1 then 1 else 2 end", "case when d = n then 1 else 2 end",
			"case when w < d then 1 else 2 end", "case when d in (1, 2.5, 7bi) then 1 else 2 end");

	private static final List<String> ANSWERED = List.of("where d > 1", "where d = 1.0", "where d < n", "where d = f",
			"where d >= w", "where w < 1e9999bd", "where d between 0 and 5", "where d in (1, 2, 3)",
			"where d <> 1 order by d", "order by d desc", "order by d, w");

	private MemoryTemplate template = new MemoryTemplate(new MemoryStore());

	@BeforeEach
	void save() {
		this.template = new MemoryTemplate(new MemoryStore());
	}

	private static <R> R inTime(Supplier<R> work) {
		return assertTimeoutPreemptively(HANGS, work::get);
	}

	@Test
	void answersOrRefusesWhateverIsComputed() {
		int refused = 0;
		for (BigDecimal value : HOSTILE) {
			save();
			this.template.insert(Sum.of(1L, value));
			for (String expression : COMPUTED) {
				refused += isRefused("select " + expression + " from Sum") ? 1 : 0;
			}
			for (String expression : TOTAL) {
				assertThat(isRefused("select " + expression + " from Sum")).as(expression + " of " + value.scale())
					.isFalse();
			}
			for (String condition : ANSWERED) {
				assertThat(isRefused("from Sum " + condition)).as(condition).isFalse();
			}
		}
		assertThat(refused).isPositive();
	}

	private boolean isRefused(String text) {
		try {
			inTime(() -> this.template.query(text, Object.class));
			return false;
		}
		catch (DataAccessException ex) {
			assertThat(ex).isInstanceOf(InvalidDataAccessApiUsageException.class);
			assertThat(ex.getMessage()).hasSizeLessThan(1_500).containsPattern("compute|cast|converted|Argument");
			return true;
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "-d", "d + 1", "1 - d", "d * 2", "d / 2", "abs(d)", "mod(d, 3)", "floor(d)", "ceiling(d)",
			"round(d, 1)", "cast(d as string)", "cast(d as long)", "cast(d as biginteger)", "sum(d)", "avg(d)" })
	void namesTheOperationThatItRefuses(String expression) {
		this.template.insert(Sum.of(1L, BOMB));
		String name = expression.startsWith("-") ? "-1E\\+300000000"
				: expression.replaceAll("[-(].*|.* ([-+*/]) .*", "$1");
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> inTime(() -> this.template.query("select " + expression + " from Sum", Object.class)))
			.withMessageContaining("1E+300000000")
			.withMessageContaining(
					"a number has more than 10,000 digits, or a scale that is not between -10,000 and 10,000")
			.satisfies((ex) -> assertThat(ex.getMessage()).containsPattern(name.matches("[-+*/]") ? "\\" + name
					: name.equals("avg") ? "0 \\+ 1E" : name.equals("sum") ? "0 \\+ 1E" : name));
	}

	@Test
	void computesWithNumbersUpToTheBound() {
		this.template.insert(Sum.of(1L, new BigDecimal("12e9998")));
		assertThat(this.template.query("select d + 1 from Sum", BigDecimal.class))
			.containsExactly(new BigDecimal("12e9998").add(BigDecimal.ONE));
		assertThat(this.template.query("select floor(d / 7) * 7 + mod(floor(d), 7) from Sum", BigDecimal.class).get(0))
			.isPositive();
		assertThat(this.template.query("select cast(d as string) from Sum", String.class).get(0)).hasSize(10_000);
	}

	@Test
	void roundsDecimalNumbersThatNoDoubleCanHold() {
		BigDecimal large = new BigDecimal("1" + "0".repeat(400) + ".5");
		this.template.insert(Sum.of(1L, large));
		assertThat(this.template.query("select floor(d) from Sum", BigDecimal.class).get(0))
			.isEqualByComparingTo(large.subtract(new BigDecimal("0.5")));
		assertThat(this.template.query("select ceiling(d) from Sum", BigDecimal.class).get(0))
			.isEqualByComparingTo(large.add(new BigDecimal("0.5")));
		assertThat(this.template.query("select round(d, -500) from Sum", BigDecimal.class).get(0))
			.isEqualTo(BigDecimal.ZERO);
	}

	@ParameterizedTest
	@ValueSource(strings = { "cast('1e400' as double)", "cast(1e400bd as float)", "power(10, 400)", "avg(1e9000bd)" })
	void refusesWhatDoesNotFitADouble(String expression) {
		this.template.insert(Sum.of(1L, BigDecimal.ONE));
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> this.template.query("select " + expression + " from Sum", Object.class));
	}

	@ParameterizedTest
	@ValueSource(strings = { "1e300000000", "1e-300000000", "1e99999999999" })
	void refusesTextsOfUnboundedNumbers(String text) {
		this.template.insert(Sum.of(1L, BigDecimal.ONE));
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> inTime(() -> this.template.query("select cast(:text as bigdecimal) from Sum",
					BigDecimal.class, text(text))))
			.withMessageStartingWith("Cannot cast '" + text + "'");
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> inTime(() -> this.template.query("select cast(:text as double) from Sum", Double.class,
					text("9".repeat(2_000_000)))))
			.withMessageContaining("no more than 10020 characters")
			.satisfies((ex) -> assertThat(ex.getMessage()).hasSizeLessThan(1_000));
		assertThatExceptionOfType(RuntimeException.class)
			.isThrownBy(() -> inTime(() -> this.template.query("select " + text + "bd from Sum", BigDecimal.class)));
	}

	private static Map<String, Object> text(String text) {
		return Map.of("text", text);
	}

	@Test
	void refusesLimitsThatAreNoCounts() {
		this.template.insert(Sum.of(1L, BigDecimal.ONE));
		for (Number limit : List.of(BOMB, SPECK, new BigDecimal("1.5"), -1, 0.5)) {
			assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
				.isThrownBy(() -> inTime(() -> this.template.query("select name from Sum limit :limit", String.class,
						Map.of("limit", limit))))
				.withMessageContaining("whole number");
		}
	}

	@Test
	void findsEveryValueByIndexAndWithout() {
		List<BigDecimal> values = new ArrayList<>(HOSTILE);
		values.addAll(HARMLESS);
		long id = 0;
		for (BigDecimal value : values) {
			this.template.insert(Sum.of(++id, value));
		}
		for (BigDecimal value : values) {
			long expected = values.stream().filter((other) -> other.compareTo(value) == 0).count();
			for (String property : List.of("d", "hash", "sorted")) {
				assertThat(count(where(property).is(value))).as(property).isEqualTo(expected);
				assertThat(count(where(property).in(List.of(value)))).isEqualTo(expected);
				assertThat(count(where(property).not(value))).isEqualTo(values.size() - expected);
			}
			long less = values.stream().filter((other) -> other.compareTo(value) < 0).count();
			assertThat(count(where("d").lessThan(value))).isEqualTo(less);
			assertThat(count(where("sorted").lessThan(value))).isEqualTo(less);
		}
		assertThat(inTime(() -> this.template.query(Sum.class).sort(Sort.by("sorted")).all())).extracting(Sum::d)
			.usingElementComparator(BigDecimal::compareTo)
			.containsExactlyElementsOf(values.stream().sorted().toList());
	}

	private long count(Criteria criteria) {
		return inTime(() -> this.template.query(Sum.class).matching(criteria).count());
	}

	@Test
	void comparesWithPropertiesOfOtherTypes() {
		this.template.insert(Sum.of(1L, BigDecimal.ONE));
		for (String property : List.of("n", "f", "w")) {
			for (BigDecimal value : HOSTILE) {
				Boolean found = inTime(() -> {
					try {
						return this.template.query(Sum.class).matching(where(property).is(value)).exists();
					}
					catch (InvalidDataAccessApiUsageException ex) {
						assertThat(ex.getMessage()).hasSizeLessThan(1_500).contains("converts to it without loss");
						return false;
					}
				});
				assertThat(found).isEqualTo(value.compareTo(BigDecimal.ONE) == 0 && property.equals("n")
						|| value.compareTo(BigDecimal.ONE) == 0);
			}
		}
	}

	@Test
	void refusesToSetAnotherType() {
		this.template.insert(Sum.of(1L, BigDecimal.ONE));
		for (BigDecimal value : List.of(BOMB, SPECK, ZEROS)) {
			for (String property : List.of("n", "w", "f")) {
				assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
					.isThrownBy(() -> inTime(() -> this.template.update(Sum.class)
						.matching(where("n").isNotNull())
						.apply(Update.update(property, value))))
					.satisfies((ex) -> assertThat(ex.getMessage()).hasSizeLessThan(1_000));
			}
		}
	}

	@Test
	void readsResultsAsOtherTypes() {
		this.template.insert(Sum.of(1L, BOMB));
		for (Class<?> type : List.of(Long.class, Integer.class, BigInteger.class)) {
			assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
				.isThrownBy(() -> inTime(() -> this.template.query("select d from Sum", type)))
				.withMessageContaining("1E+300000000");
		}
	}

	@Test
	void groupsAndDropsDuplicatesByValue() {
		long id = 0;
		for (BigDecimal value : HOSTILE) {
			this.template.insert(Sum.of(++id, value));
			this.template.insert(Sum.of(++id, value));
		}
		long distinct = HOSTILE.stream().sorted().distinct().filter((value) -> value.signum() != 0).count() + 1;
		assertThat(inTime(() -> this.template.query("select distinct d from Sum", BigDecimal.class)))
			.hasSize((int) distinct);
		assertThat(inTime(() -> this.template.query("select d, count(*) from Sum group by d", Object[].class)))
			.hasSize((int) distinct);
	}

	/**
	 * Random numbers of all shapes: those that are equal have one key, and their order is
	 * that of their values.
	 */
	@Test
	void keepsTheOrderOfRandomNumbers() {
		long seed = Seeds.seed();
		Random random = Seeds.random(seed);
		List<BigDecimal> values = new ArrayList<>();
		for (int i = 0; i < 400; i++) {
			BigDecimal value = random(random);
			values.add(value);
			values.add(value.setScale(value.scale() + random.nextInt(40)));
		}
		long id = 0;
		for (BigDecimal value : values) {
			this.template.insert(Sum.of(++id, value));
		}
		for (BigDecimal value : values.subList(0, 60)) {
			long expected = values.stream().filter((other) -> other.compareTo(value) == 0).count();
			assertThat(List.of(count(where("hash").is(value)), count(where("sorted").is(value)),
					count(where("d").is(value))))
				.as("-Dseed=" + seed)
				.containsOnly(expected);
		}
		assertThat(this.template.query(Sum.class).sort(Sort.by("sorted")).all()).as("-Dseed=" + seed)
			.extracting(Sum::d)
			.usingElementComparator(BigDecimal::compareTo)
			.containsExactlyElementsOf(values.stream().sorted().toList());
	}

	private static BigDecimal random(Random random) {
		BigInteger digits = new BigInteger(1 + random.nextInt((random.nextInt(10) == 0) ? 20_000 : 200), random);
		BigInteger zeros = BigInteger.TEN.pow(random.nextInt((random.nextInt(10) == 0) ? 5_000 : 150));
		int scale = random.nextInt(300) - 150;
		return new BigDecimal(random.nextBoolean() ? digits.multiply(zeros) : digits.multiply(zeros).negate(), scale);
	}

	record Sum(@Id Long id, BigDecimal d, @Indexed BigDecimal sorted,
			@Indexed(kind = io.github.springdata.memory.store.index.IndexKind.HASH) BigDecimal hash, BigInteger w,
			long n, double f, String name) {

		static Sum of(Long id, BigDecimal value) {
			boolean small = value.scale() <= 0 && value.scale() > -10;
			return new Sum(id, value, value, value,
					Objects.requireNonNull(small ? value.toBigInteger() : BigInteger.ONE), 1, 1, "x");
		}

	}

}
