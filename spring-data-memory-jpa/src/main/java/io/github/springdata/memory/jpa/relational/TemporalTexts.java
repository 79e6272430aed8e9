package io.github.springdata.memory.jpa.relational;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;

import io.github.springdata.memory.jpa.query.TemporalValues;

/**
 * Dates and times as scripts have them in quotes, which a database reads by the type of
 * the column.
 */
final class TemporalTexts {

	private static final DateTimeFormatter TIMESTAMP = new DateTimeFormatterBuilder()
		.append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
		.optionalStart()
		.appendOffset("+HH:mm", "Z")
		.toFormatter(Locale.ROOT);

	private TemporalTexts() {
	}

	/**
	 * Reads a text.
	 * @param text a date, a time or both, with or without an offset
	 * @param type class of the attribute's values; a date alone is its first moment where
	 * a time is asked for
	 * @throws IllegalArgumentException if the text is nothing of it
	 */
	static Object parse(String text, Class<?> type) {
		try {
			return TemporalValues.convert(read(text, type), type);
		}
		catch (DateTimeException ex) {
			throw new IllegalArgumentException(ex.getMessage(), ex);
		}
	}

	private static Object read(String text, Class<?> type) {
		if (type == Year.class) {
			return Year.parse(text);
		}
		if (text.indexOf(':') < 0) {
			LocalDate date = LocalDate.parse(text);
			return (type == LocalDate.class || type == java.sql.Date.class) ? date : date.atStartOfDay();
		}
		return (text.indexOf('-') < 0) ? LocalTime.parse(text)
				: TIMESTAMP.parseBest(text.replace(' ', 'T'), OffsetDateTime::from, LocalDateTime::from);
	}

}
