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
import java.time.temporal.Temporal;
import java.util.Calendar;
import java.util.Date;

import jakarta.persistence.TemporalType;
import org.jspecify.annotations.Nullable;

/**
 * Conversion of dates and times between their classes, in the time zone of the system. A
 * value has a date, a time, or both.
 *
 * @param date the date, or {@code null} for a time alone
 * @param time the time, or {@code null} for a date alone
 * @param legacy whether its class is older than {@code java.time}
 */
public record TemporalValues(@Nullable LocalDate date, @Nullable LocalTime time, boolean legacy) {

	/**
	 * Whether values of a class are dates or times.
	 * @param type the class
	 * @return {@code true} for those of {@code java.time} and for the older ones
	 */
	public static boolean isTemporal(Class<?> type) {
		return Date.class.isAssignableFrom(type) || Calendar.class.isAssignableFrom(type)
				|| Temporal.class.isAssignableFrom(type);
	}

	/**
	 * The value of a date.
	 * @param value a {@link Date} or a {@link Calendar}
	 * @param part which part of it is meant
	 * @param type the class that is expected
	 */
	static Object convert(Object value, TemporalType part, Class<?> type) {
		LocalDateTime local = dateTime((value instanceof Calendar calendar) ? calendar.toInstant()
				: Instant.ofEpochMilli(((Date) value).getTime()));
		TemporalValues meant = switch (part) {
			case DATE -> new TemporalValues(local.toLocalDate(), null, true);
			case TIME -> new TemporalValues(null, local.toLocalTime(), true);
			case TIMESTAMP -> of(local, true);
		};
		Class<?> own = switch (part) {
			case DATE -> java.sql.Date.class;
			case TIME -> Time.class;
			case TIMESTAMP -> Timestamp.class;
		};
		Object converted = meant.as((type != Object.class) ? type : (value instanceof Calendar) ? Calendar.class : own);
		return (converted != null) ? converted : value;
	}

	/**
	 * A date or time as an instance of another class.
	 * @param value the value
	 * @param type the other class
	 * @return the value itself if it cannot be one without a loss. Classes older than
	 * {@code java.time} lose what a database would not store.
	 */
	public static Object convert(Object value, Class<?> type) {
		TemporalValues parts = (type.isInstance(value) || !isTemporal(type)) ? null : of(value);
		Object converted = (parts != null) ? parts.as(type) : null;
		return (converted != null) ? converted : value;
	}

	private static @Nullable TemporalValues of(Object value) {
		if (value instanceof java.sql.Date date) {
			return new TemporalValues(date.toLocalDate(), null, true);
		}
		if (value instanceof Time time) {
			return new TemporalValues(null, time.toLocalTime(), true);
		}
		if (value instanceof Timestamp timestamp) {
			return of(timestamp.toLocalDateTime(), true);
		}
		if (value instanceof Date date) {
			return of(dateTime(date.toInstant()), true);
		}
		return (value instanceof Calendar calendar) ? of(dateTime(calendar.toInstant()), true)
				: (value instanceof Temporal temporal) ? of(temporal) : null;
	}

	private static @Nullable TemporalValues of(Temporal value) {
		if (value instanceof LocalDate date) {
			return new TemporalValues(date, null, false);
		}
		if (value instanceof LocalTime time) {
			return new TemporalValues(null, time, false);
		}
		if (value instanceof LocalDateTime local) {
			return of(local, false);
		}
		Instant instant = (value instanceof Instant known) ? known : (value instanceof OffsetDateTime offset)
				? offset.toInstant() : (value instanceof ZonedDateTime zoned) ? zoned.toInstant() : null;
		return (instant != null) ? of(dateTime(instant), false) : null;
	}

	private static TemporalValues of(LocalDateTime value, boolean legacy) {
		return new TemporalValues(value.toLocalDate(), value.toLocalTime(), legacy);
	}

	private static LocalDateTime dateTime(Instant instant) {
		return LocalDateTime.ofInstant(instant, ZoneId.systemDefault());
	}

	private @Nullable Object as(Class<?> type) {
		if (type == LocalDate.class) {
			return (isDate() || this.legacy) ? this.date : null;
		}
		if (type == LocalTime.class) {
			return (this.date == null || this.legacy) ? this.time : null;
		}
		if (type == java.sql.Date.class) {
			return (this.date != null && (isDate() || this.legacy)) ? java.sql.Date.valueOf(this.date) : null;
		}
		if (type == Time.class) {
			return (this.time != null && (this.date == null || this.legacy)) ? Time.valueOf(this.time) : null;
		}
		boolean anyDate = Date.class.isAssignableFrom(type) || Calendar.class.isAssignableFrom(type);
		LocalDate day = (this.date != null || !anyDate) ? this.date : LocalDate.EPOCH;
		return (day != null) ? as(day.atTime((this.time != null) ? this.time : LocalTime.MIDNIGHT), type) : null;
	}

	/**
	 * Whether nothing is lost without the time.
	 */
	private boolean isDate() {
		return this.date != null && (this.time == null || this.time.equals(LocalTime.MIDNIGHT));
	}

	private static @Nullable Object as(LocalDateTime value, Class<?> type) {
		if (type == LocalDateTime.class) {
			return value;
		}
		if (type == Timestamp.class) {
			return Timestamp.valueOf(value);
		}
		ZonedDateTime zoned = value.atZone(ZoneId.systemDefault());
		if (Date.class.isAssignableFrom(type)) {
			return Date.from(zoned.toInstant());
		}
		if (Calendar.class.isAssignableFrom(type)) {
			Calendar calendar = Calendar.getInstance();
			calendar.setTimeInMillis(zoned.toInstant().toEpochMilli());
			return calendar;
		}
		return (type == Instant.class) ? zoned.toInstant() : (type == OffsetDateTime.class) ? zoned.toOffsetDateTime()
				: (type == ZonedDateTime.class) ? zoned : null;
	}

}
