package io.github.springdata.memory.jpa.query;

import java.sql.Time;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Calendar;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.github.springdata.memory.jpa.model.Annotations;
import io.github.springdata.memory.jpa.model.MappingReader;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Temporal;
import jakarta.persistence.TemporalType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Dates and times of all classes, compared with literals, parameters and the clock.
 */
class TemporalComparisonTests {

	private static final LocalDateTime TIME = LocalDateTime.of(2024, 5, 6, 7, 8, 9);

	private static final Map<String, Object> DATES = new TreeMap<>(Map.of("day", TIME.toLocalDate(), "sqlDate",
			java.sql.Date.valueOf(TIME.toLocalDate()), "dateOnly", date(TIME.toLocalDate().atStartOfDay())));

	private static final Map<String, Object> TIMES = Map.of("clock", TIME.toLocalTime(), "sqlTime",
			Time.valueOf(TIME.toLocalTime()));

	private static final Map<String, Object> STAMPS = Map.of("local", TIME, "stamp", Timestamp.valueOf(TIME), "date",
			date(TIME), "calendar", calendar(TIME), "instant", instant(TIME), "offset", zoned(TIME).toOffsetDateTime(),
			"zoned", zoned(TIME));

	private final QueryFixture fixture = new QueryFixture(
			new MappingReader(Annotations.DECLARED).read(List.of(Moment.class)));

	TemporalComparisonTests() {
		this.fixture.insert(List.of(Moment.of(1, TIME), Moment.of(2, TIME.plusDays(1).plusHours(1)), new Moment()));
	}

	private static ZonedDateTime zoned(LocalDateTime time) {
		return time.atZone(ZoneId.systemDefault());
	}

	private static Instant instant(LocalDateTime time) {
		return zoned(time).toInstant();
	}

	private static Date date(LocalDateTime time) {
		return Date.from(instant(time));
	}

	private static Calendar calendar(LocalDateTime time) {
		return GregorianCalendar.from(zoned(time));
	}

	private void assertFound(String condition, Object value, Integer... ids) {
		assertThat(this.fixture.query("select m.id from Moment m where " + condition, Integer.class)
			.setParameter("x", value)
			.getResultList()).as("%s with a %s", condition, value.getClass().getName()).containsExactlyInAnyOrder(ids);
	}

	@Test
	void aParameterMayBeOfAnyClassOfItsKind() {
		for (Map<String, Object> kind : List.of(DATES, TIMES, STAMPS)) {
			kind.keySet().forEach((attribute) -> kind.values().forEach((value) -> {
				assertFound("m.%s = :x".formatted(attribute), value, 1);
				assertFound(":x <> m.%s".formatted(attribute), value, 2);
				assertFound("m.%s in (:x, null)".formatted(attribute), value, 1);
				assertFound("m.%s in :x".formatted(attribute), List.of(value), 1);
				assertFound("m.%s > :x".formatted(attribute), value, 2);
				assertFound("m.%s between :x and :x".formatted(attribute), value, 1);
			}));
		}
	}

	@Test
	void aDateIsTheStartOfItsDay() {
		STAMPS.keySet()
			.forEach((attribute) -> DATES.values()
				.forEach((value) -> assertFound("m.%s > :x".formatted(attribute), value, 1, 2)));
	}

	@Test
	void whatADateOfTheOldClassesHasBesidesIsNotCompared() {
		for (Object value : List.of(date(TIME), calendar(TIME), Timestamp.valueOf(TIME))) {
			DATES.keySet().forEach((attribute) -> assertFound("m.%s = :x".formatted(attribute), value, 1));
			TIMES.keySet().forEach((attribute) -> assertFound("m.%s = :x".formatted(attribute), value, 1));
		}
	}

	@Test
	void nothingOfTheNewClassesIsLost() {
		assertFound("m.day = :x", TIME.toLocalDate().atStartOfDay(), 1);
		for (Object value : List.of(TIME, instant(TIME), zoned(TIME))) {
			for (String attribute : List.of("day", "sqlDate", "clock", "sqlTime")) {
				assertThatExceptionOfType(RuntimeException.class)
					.isThrownBy(() -> assertFound("m.%s = :x".formatted(attribute), value))
					.withMessageContaining(value.getClass().getName());
			}
		}
	}

	@Test
	void literals() {
		DATES.keySet().forEach((attribute) -> assertLiteral("m.%s = {d '2024-05-06'}".formatted(attribute), 1));
		TIMES.keySet().forEach((attribute) -> assertLiteral("{t '07:08:09'} = m.%s".formatted(attribute), 1));
		STAMPS.keySet()
			.forEach((attribute) -> assertLiteral("m.%s in ({ts '2024-05-06 07:08:09'})".formatted(attribute), 1));
		assertLiteral("m.date between {d '2024-05-06'} and {d '2024-05-07'}", 1);
		assertLiteral("coalesce(m.sqlDate, {d '2024-01-01'}) = {d '2024-05-06'}", 1);
		assertLiteral("(select max(o.sqlDate) from Moment o) = {d '2024-05-07'}", 1, 2, 0);
	}

	private void assertLiteral(String condition, Integer... ids) {
		assertThat(this.fixture.query("select m.id from Moment m where " + condition, Integer.class).getResultList())
			.as(condition)
			.containsExactlyInAnyOrder(ids);
	}

	@ParameterizedTest
	@ValueSource(strings = { "day", "sqlDate", "dateOnly", "local", "stamp", "date", "calendar", "instant", "offset",
			"zoned" })
	void theClockIsComparedAsTheAttributeIs(String attribute) {
		assertLiteral("m.%s < current_date".formatted(attribute), 1, 2);
		assertLiteral("local date < m.%s".formatted(attribute));
		if (!List.of("day", "sqlDate").contains(attribute)) {
			assertLiteral("m.%s < current_timestamp".formatted(attribute), 1, 2);
		}
	}

	@Test
	void theTimeOfTheClock() {
		assertLiteral("m.sqlTime <= current_time or m.sqlTime > local time", 1, 2);
		assertLiteral("m.clock <= current_time or m.clock > local time", 1, 2);
	}

	@Test
	void anIncomparableClockIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> assertLiteral("m.day < current_timestamp"))
			.withMessageContaining("cannot compare a LocalDate with a LocalDateTime");
	}

	@Test
	void resultsOfTheClockAreOfTheClassThatIsAskedFor() {
		for (Class<?> type : List.of(java.sql.Date.class, LocalDate.class, Date.class)) {
			assertThat(this.fixture.query("select current_date from Moment m where m.id = 1", type).getSingleResult())
				.isInstanceOf(type);
		}
		assertThat(this.fixture.query("select local datetime from Moment m where m.id = 1", Timestamp.class)
			.getSingleResult()).isBeforeOrEqualTo(new Date());
		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.fixture.query("select m.day from Moment m", java.sql.Date.class));
	}

	@Test
	void aDateWithThePartThatIsMeant() {
		DATES.keySet()
			.forEach((attribute) -> assertThat(
					this.fixture.query("select m.id from Moment m where m.%s = :x".formatted(attribute), Integer.class)
						.setParameter("x", date(TIME), TemporalType.DATE)
						.getResultList())
				.as(attribute)
				.containsExactly(1));
		STAMPS.keySet()
			.forEach((attribute) -> assertThat(
					this.fixture.query("select m.id from Moment m where m.%s = ?1".formatted(attribute), Integer.class)
						.setParameter(1, calendar(TIME), TemporalType.TIMESTAMP)
						.getResultList())
				.as(attribute)
				.containsExactly(1));
	}

	@Entity(name = "Moment")
	static class Moment {

		@Id
		int id;

		LocalDate day;

		java.sql.Date sqlDate;

		@Temporal(TemporalType.DATE)
		Date dateOnly;

		LocalTime clock;

		Time sqlTime;

		LocalDateTime local;

		Timestamp stamp;

		@Temporal(TemporalType.TIMESTAMP)
		Date date;

		@Temporal(TemporalType.TIMESTAMP)
		Calendar calendar;

		Instant instant;

		OffsetDateTime offset;

		ZonedDateTime zoned;

		static Moment of(int id, LocalDateTime time) {
			Moment moment = new Moment();
			moment.id = id;
			moment.day = time.toLocalDate();
			moment.sqlDate = java.sql.Date.valueOf(time.toLocalDate());
			moment.dateOnly = TemporalComparisonTests.date(time);
			moment.clock = time.toLocalTime();
			moment.sqlTime = Time.valueOf(time.toLocalTime());
			moment.local = time;
			moment.stamp = Timestamp.valueOf(time);
			moment.date = TemporalComparisonTests.date(time);
			moment.calendar = TemporalComparisonTests.calendar(time);
			moment.instant = TemporalComparisonTests.instant(time);
			moment.offset = TemporalComparisonTests.zoned(time).toOffsetDateTime();
			moment.zoned = TemporalComparisonTests.zoned(time);
			return moment;
		}

	}

}
