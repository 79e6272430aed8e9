package io.github.springdata.memory.jpa.query;

import java.sql.Time;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Calendar;
import java.util.Date;

import jakarta.persistence.TemporalType;

/**
 * Conversion of dates that are given as parameters with the part that is meant.
 */
final class TemporalValues {

	private TemporalValues() {
	}

	/**
	 * The value of a date.
	 * @param value a {@link Date} or a {@link Calendar}
	 * @param part which part of it is meant
	 * @param type the class that is expected
	 */
	static Object convert(Object value, TemporalType part, Class<?> type) {
		Instant instant = (value instanceof Calendar calendar) ? calendar.toInstant()
				: Instant.ofEpochMilli(((Date) value).getTime());
		LocalDateTime local = LocalDateTime.ofInstant(instant, ZoneId.systemDefault());
		LocalDateTime meant = switch (part) {
			case DATE -> local.toLocalDate().atStartOfDay();
			case TIME -> local.toLocalTime().atDate(LocalDate.EPOCH);
			case TIMESTAMP -> local;
		};
		return as(meant, value, part, type);
	}

	private static Object as(LocalDateTime meant, Object value, TemporalType part, Class<?> type) {
		if (type == LocalDate.class) {
			return meant.toLocalDate();
		}
		if (type == LocalTime.class) {
			return meant.toLocalTime();
		}
		if (type == LocalDateTime.class) {
			return meant;
		}
		Instant instant = meant.atZone(ZoneId.systemDefault()).toInstant();
		if (type == Instant.class) {
			return instant;
		}
		return legacy(instant, meant, value, part, type);
	}

	private static Object legacy(Instant instant, LocalDateTime meant, Object value, TemporalType part, Class<?> type) {
		if (Calendar.class.isAssignableFrom(type) || (type == Object.class && value instanceof Calendar)) {
			Calendar calendar = Calendar.getInstance();
			calendar.setTimeInMillis(instant.toEpochMilli());
			return calendar;
		}
		if (type == Date.class) {
			return new Date(instant.toEpochMilli());
		}
		return switch (part) {
			case DATE -> java.sql.Date.valueOf(meant.toLocalDate());
			case TIME -> Time.valueOf(meant.toLocalTime());
			case TIMESTAMP -> Timestamp.valueOf(meant);
		};
	}

}
