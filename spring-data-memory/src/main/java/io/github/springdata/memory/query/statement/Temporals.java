package io.github.springdata.memory.query.statement;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import java.time.temporal.Temporal;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalField;
import java.util.Date;

import org.jspecify.annotations.Nullable;

/**
 * Dates and times. An instant is one of UTC.
 */
final class Temporals {

	private Temporals() {
	}

	static boolean isTemporal(Class<?> type) {
		return Temporal.class.isAssignableFrom(type) || Date.class.isAssignableFrom(type);
	}

	/**
	 * The value with fields, or {@code null} if it is no date or time.
	 */
	private static @Nullable TemporalAccessor accessor(Object value) {
		if (value instanceof Instant instant) {
			return instant.atOffset(ZoneOffset.UTC);
		}
		if (value instanceof Date date) {
			return Instant.ofEpochMilli(date.getTime()).atOffset(ZoneOffset.UTC);
		}
		return (value instanceof Temporal temporal) ? temporal : null;
	}

	static @Nullable Object date(Object value) {
		TemporalAccessor accessor = accessor(value);
		boolean dated = accessor != null && accessor.isSupported(ChronoField.EPOCH_DAY);
		return dated ? LocalDate.from(accessor) : null;
	}

	static @Nullable Object time(Object value) {
		TemporalAccessor accessor = accessor(value);
		boolean timed = accessor != null && accessor.isSupported(ChronoField.NANO_OF_DAY);
		return timed ? LocalTime.from(accessor) : null;
	}

	static @Nullable Object dateTime(Object value) {
		if (value instanceof LocalDate date) {
			return date.atStartOfDay();
		}
		if (value instanceof ZonedDateTime zoned) {
			return zoned.toLocalDateTime();
		}
		return (accessor(value) instanceof OffsetDateTime offset) ? offset.toLocalDateTime()
				: (value instanceof LocalDateTime) ? value : null;
	}

	/**
	 * A field of a value, or {@code null} if it has no such field.
	 */
	static @Nullable Object extract(String field, Object value) {
		return switch (field) {
			case "date" -> date(value);
			case "time" -> time(value);
			default -> number(field(field), value);
		};
	}

	private static @Nullable Object number(TemporalField field, Object value) {
		TemporalAccessor accessor = accessor(value);
		return (accessor != null && accessor.isSupported(field)) ? accessor.get(field) : null;
	}

	private static TemporalField field(String name) {
		return switch (name) {
			case "year" -> ChronoField.YEAR;
			case "quarter" -> IsoFields.QUARTER_OF_YEAR;
			case "month" -> ChronoField.MONTH_OF_YEAR;
			case "week" -> IsoFields.WEEK_OF_WEEK_BASED_YEAR;
			case "day" -> ChronoField.DAY_OF_MONTH;
			case "hour" -> ChronoField.HOUR_OF_DAY;
			case "minute" -> ChronoField.MINUTE_OF_HOUR;
			case "second" -> ChronoField.SECOND_OF_MINUTE;
			default -> throw new IllegalArgumentException(name);
		};
	}

	static Class<?> extractedType(String field) {
		return switch (field) {
			case "date" -> LocalDate.class;
			case "time" -> LocalTime.class;
			default -> Integer.class;
		};
	}

}
