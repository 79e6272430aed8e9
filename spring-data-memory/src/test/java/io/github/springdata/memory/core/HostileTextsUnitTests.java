package io.github.springdata.memory.core;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;

import io.github.springdata.memory.Seeds;
import io.github.springdata.memory.mapping.Indexed;
import io.github.springdata.memory.query.Criteria;
import io.github.springdata.memory.query.Update;
import io.github.springdata.memory.store.MemoryStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
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
 * Texts that make naive searches slow, results that would grow without end, and times at
 * the ends of their types. The limit of time is there for what hangs only.
 */
class HostileTextsUnitTests {

	private static final Duration HANGS = Duration.ofSeconds(20);

	private static final int LENGTH = 80_000;

	private static final int ROWS = 20;

	private static final String SAME = "a".repeat(LENGTH);

	private static final String SOUGHT = "a".repeat(LENGTH / 2) + "b";

	private final MemoryTemplate template = new MemoryTemplate(new MemoryStore());

	@BeforeEach
	void save() {
		for (long id = 1; id <= ROWS; id++) {
			this.template.insert(new Text(id, SAME, SAME, null, null, null, null, null));
		}
	}

	private static <R> R inTime(Supplier<R> work) {
		return assertTimeoutPreemptively(HANGS, work::get);
	}

	static Stream<Criteria> searches() {
		return Stream.of(where("text").containing(SOUGHT), where("text").like("%" + SOUGHT + "%"),
				where("text").like("%" + SOUGHT), where("text").like("a%" + SOUGHT + "%a"),
				where("text").like("%" + "a%".repeat(1_000) + "b%"), where("text").like("%a%".repeat(1_000) + "b"),
				where("text").like("%" + SOUGHT.substring(1) + "%" + SOUGHT + "%"),
				where("text").endingWith(SOUGHT + SOUGHT), where("text").startingWith(SOUGHT),
				where("indexed").like("a%" + SOUGHT + "%"), where("indexed").containing(SOUGHT));
	}

	@ParameterizedTest
	@MethodSource("searches")
	void searchesInLinearTime(Criteria criteria) {
		assertThat(inTime(() -> this.template.query(Text.class).matching(criteria).count())).isZero();
		assertThat(inTime(() -> this.template.query(Text.class).matching(criteria.ignoreCase(true)).count())).isZero();
		assertThat(inTime(() -> this.template.query(Text.class).matching(criteria.not()).count())).isEqualTo(ROWS);
	}

	@ParameterizedTest
	@ValueSource(strings = { "text like :pattern", "text ilike :pattern", "text not like concat(:pattern, 'c')",
			"locate(:sought, text) > 0", "replace(text, :sought, 'c') <> text", "text like concat('%', :sought, '%')" })
	void searchesInLinearTimeByText(String condition) {
		Map<String, Object> arguments = condition.contains(":pattern") ? Map.of("pattern", "%" + SOUGHT + "%")
				: Map.of("sought", SOUGHT);
		List<Text> found = inTime(() -> this.template.query("from Text where " + condition, Text.class, arguments));
		assertThat(found).hasSize(condition.contains("not like") ? ROWS : 0);
	}

	@Test
	void refusesPatternsThatTakeTooManySteps() {
		String pattern = "%" + "a".repeat(LENGTH / 4) + "_" + SOUGHT.substring(LENGTH / 4) + "%";
		for (Criteria criteria : List.of(where("text").like(pattern), where("text").like(pattern).ignoreCase(true))) {
			assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
				.isThrownBy(() -> inTime(() -> this.template.query(Text.class).matching(criteria).count()))
				.withMessage(
						"A pattern with '_' takes more than 10,000,000 steps on a string of length 80,000; use a shorter one, or one without '_'");
		}
		assertThat(this.template.query(Text.class).matching(where("text").like("%a_a%_%a_")).count()).isEqualTo(ROWS);
	}

	@ParameterizedTest
	@ValueSource(strings = { "(a+)+b", "(a|a)*b", "(.*)*b" })
	void refusesRegularExpressionsThatTakeTooManySteps(String expression) {
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class).isThrownBy(() -> inTime(
				() -> this.template.query(Text.class).matching(where("text").matches(expression)).count()));
	}

	@Test
	void refusesRegularExpressionsThatNestTooDeeply() {
		String expression = "(".repeat(50_000) + "a" + ")".repeat(50_000);
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class).isThrownBy(
				() -> inTime(() -> this.template.query(Text.class).matching(where("text").matches(expression)).count()))
			.satisfies((ex) -> assertThat(ex.getMessage()).hasSizeLessThan(1_500)
				.contains("must be a regular expression"));
	}

	@Test
	void matchesAsANaiveMatcherDoes() {
		long seed = Seeds.seed();
		Random random = Seeds.random(seed);
		for (int i = 0; i < 20_000; i++) {
			String text = random(random, "abAB", 12);
			String pattern = random(random, "abA%_%", 8);
			Text row = new Text(1L, text, text, null, null, null, null, null);
			this.template.save(row);
			boolean ignoreCase = random.nextBoolean();
			Criteria criteria = where("id").is(1L).and("text").like(pattern);
			boolean found = this.template.query(Text.class)
				.matching(ignoreCase ? criteria.ignoreCase(true) : criteria)
				.exists();
			boolean expected = ignoreCase ? naive(text.toLowerCase(Locale.ROOT), pattern.toLowerCase(Locale.ROOT))
					: naive(text, pattern);
			assertThat(found).as("'%s' like '%s', -Dseed=%d", text, pattern, seed).isEqualTo(expected);
		}
	}

	@Test
	void findsAsTheJdkDoes() {
		long seed = Seeds.seed();
		Random random = Seeds.random(seed);
		for (int i = 0; i < 2_000; i++) {
			String text = random(random, "ab", 400);
			int start = random.nextInt(text.length() + 1);
			String part = text.substring(start, start + random.nextInt(text.length() - start + 1));
			String sought = random.nextBoolean() ? part : part + random(random, "ab", 3);
			this.template.save(new Text(1L, text, text, null, null, null, null, null));
			Criteria criteria = where("id").is(1L).and("text").containing(sought);
			assertThat(this.template.query(Text.class).matching(criteria).exists()).as("-Dseed=" + seed)
				.isEqualTo(text.contains(sought));
			assertThat(this.template.query(Text.class).matching(criteria.ignoreCase(true)).exists())
				.as("-Dseed=" + seed)
				.isEqualTo(text.contains(sought));
			int position = random.nextInt(20) + 1;
			Map<String, Object> arguments = Map.of("sought", sought, "position", position);
			assertThat(this.template.query("select locate(:sought, text, :position) from Text where id = 1",
					Integer.class, arguments))
				.as("-Dseed=" + seed)
				.containsExactly(text.indexOf(sought, position - 1) + 1);
			assertThat(this.template.query("select replace(text, :sought, 'xy') from Text where id = 1", String.class,
					Map.of("sought", sought)))
				.as("-Dseed=" + seed)
				.containsExactly(sought.isEmpty() ? text : text.replace(sought, "xy"));
		}
	}

	private static String random(Random random, String alphabet, int most) {
		return random.ints(random.nextInt(most + 1), 0, alphabet.length())
			.mapToObj((i) -> alphabet.substring(i, i + 1))
			.reduce("", String::concat);
	}

	private static boolean naive(String text, String pattern) {
		if (pattern.isEmpty()) {
			return text.isEmpty();
		}
		if (pattern.charAt(0) == '%') {
			return naive(text, pattern.substring(1)) || (!text.isEmpty() && naive(text.substring(1), pattern));
		}
		boolean same = !text.isEmpty() && (pattern.charAt(0) == '_' || pattern.charAt(0) == text.charAt(0));
		return same && naive(text.substring(1), pattern.substring(1));
	}

	@Test
	void refusesTextsThatGrowWithoutEnd() {
		String doubled = "text";
		String joined = "text";
		String concatenated = "text";
		for (int i = 0; i < 40; i++) {
			doubled = "replace(" + doubled + ", 'a', 'aa')";
			joined = "(" + joined + " || " + ((i < 12) ? joined : "text") + ")";
			concatenated = "concat(" + concatenated + ((i < 10) ? ", " + concatenated : ", text") + ")";
		}
		for (String expression : List.of(doubled, joined, concatenated)) {
			assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
				.isThrownBy(() -> inTime(
						() -> this.template.query("select length(" + expression + ") from Text", Integer.class)))
				.satisfies((ex) -> assertThat(ex.getMessage()).containsAnyOf(
						"Cannot compute replace: the result has more than 10,000,000 characters; leave such rows out",
						"Cannot compute ||: the result has more than 10,000,000 characters; leave such rows out",
						"Cannot compute concat: the result has more than 10,000,000 characters; leave such rows out"));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "extract(year from instant)", "extract(week from date)", "extract(date from instant)",
			"extract(quarter from date)", "extract(year from year)", "extract(hour from instant)",
			"extract(year from offset)", "extract(year from legacy)", "cast(instant as date)",
			"cast(instant as datetime)", "cast(offset as date)", "cast(legacy as datetime)", "cast(date as datetime)",
			"cast(year as string)", "cast(year as date)", "min(instant)", "max(year)", "sum(year)", "avg(instant)",
			"count(distinct instant)" })
	void answersOrRefusesTheEndsOfTime(String expression) {
		this.template.deleteAll(Text.class);
		this.template.insert(new Text(1L, "min", "min", Instant.MIN, LocalDate.MIN, Year.of(Year.MIN_VALUE),
				OffsetDateTime.MIN, new Date(Long.MIN_VALUE)));
		this.template.insert(new Text(2L, "max", "max", Instant.MAX, LocalDate.MAX, Year.of(Year.MAX_VALUE),
				OffsetDateTime.MAX, new Date(Long.MAX_VALUE)));
		try {
			assertThat(inTime(() -> this.template.query("select " + expression + " from Text", Object.class)))
				.isNotEmpty();
		}
		catch (DataAccessException ex) {
			assertThat(ex).isInstanceOf(InvalidDataAccessApiUsageException.class);
			assertThat(ex.getMessage()).containsAnyOf("extract", "cast", "Query text", "compute");
		}
	}

	@Test
	void findsAndSortsTheEndsOfTime() {
		this.template.insert(new Text(98L, "min", "min", Instant.MIN, LocalDate.MIN, Year.of(Year.MIN_VALUE),
				OffsetDateTime.MIN, new Date(Long.MIN_VALUE)));
		this.template.insert(new Text(99L, "max", "max", Instant.MAX, LocalDate.MAX, Year.of(Year.MAX_VALUE),
				OffsetDateTime.MAX, new Date(Long.MAX_VALUE)));
		assertThat(this.template.query(Text.class).matching(where("instant").is(Instant.MAX)).count()).isOne();
		assertThat(this.template.query(Text.class).matching(where("instant").lessThan(Instant.MAX)).count()).isOne();
		assertThat(this.template.query(Text.class).matching(where("year").isNotNull()).sort(Sort.by("year")).all())
			.extracting(Text::id)
			.containsExactly(98L, 99L);
		assertThat(this.template.update(Text.class)
			.matching(where("id").is(99L))
			.apply(Update.update("date", LocalDate.MIN))).isOne();
		assertThat(this.template.query("select count(*) from Text where date < local date", Long.class))
			.containsExactly(2L);
	}

	@Test
	void cutsLongValuesInMessages() {
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> this.template.query(Text.class).matching(where("id").is(SAME)).count())
			.satisfies((ex) -> assertThat(ex.getMessage()).hasSizeLessThan(1_000).contains("... (80000 characters)"));
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> this.template.query("select cast(text as integer) from Text", Integer.class))
			.satisfies((ex) -> assertThat(ex.getMessage()).hasSizeLessThan(1_000).contains("... (80000 characters)"));
	}

	@Test
	void readsWhatIsNoDate() {
		assertThat(LocalDateTime.MAX).isAfter(LocalDateTime.MIN);
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> this.template.query("select cast(text as date) from Text", LocalDate.class))
			.satisfies((ex) -> assertThat(ex.getMessage()).hasSizeLessThan(1_000));
	}

	record Text(@Id Long id, String text, @Indexed String indexed, Instant instant, LocalDate date, Year year,
			OffsetDateTime offset, Date legacy) {

	}

}
