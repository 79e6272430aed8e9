package io.github.springdata.memory.query.value;

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
public final class Temporals {

	private Temporals() {
	}

	/**
	 * Whether values of a type are dates or times.
	 * @param type the type
	 * @return whether they are
	 */
	public static boolean isTemporal(Class<?> type) {
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

	/**
	 * The date of a value.
	 * @param value the value
	 * @return a {@link LocalDate}, or {@code null} if the value has none
	 */
	public static @Nullable Object date(Object value) {
		TemporalAccessor accessor = accessor(value);
		boolean dated = accessor != null && accessor.isSupported(ChronoField.EPOCH_DAY);
		return dated ? LocalDate.from(accessor) : null;
	}

	/**
	 * The time of the day of a value.
	 * @param value the value
	 * @return a {@link LocalTime}, or {@code null} if the value has none
	 */
	public static @Nullable Object time(Object value) {
		TemporalAccessor accessor = accessor(value);
		boolean timed = accessor != null && accessor.isSupported(ChronoField.NANO_OF_DAY);
		return timed ? LocalTime.from(accessor) : null;
	}

	/**
	 * The date and time of a value.
	 * @param value the value
	 * @return a {@link LocalDateTime}, or {@code null} if the value has none
	 */
	public static @Nullable Object dateTime(Object value) {
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
	 * A field of a value.
	 * @param field the name of the field, such as {@code year}
	 * @param value the value
	 * @return the value of the field, or {@code null} if the value has no such field
	 */
	public static @Nullable Object extract(String field, Object value) {
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

	/**
	 * The type of the values of a field.
	 * @param field the name of the field
	 * @return the type
	 */
	public static Class<?> extractedType(String field) {
		return switch (field) {
			case "date" -> LocalDate.class;
			case "time" -> LocalTime.class;
			default -> Integer.class;
		};
	}

}
