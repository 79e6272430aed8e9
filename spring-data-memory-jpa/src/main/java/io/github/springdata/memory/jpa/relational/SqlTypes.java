package io.github.springdata.memory.jpa.relational;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.ZonedDateTime;
import java.util.Calendar;
import java.util.Date;
import java.util.Map;
import java.util.UUID;

import io.github.springdata.memory.jpa.model.ColumnModel;
import io.github.springdata.memory.jpa.model.SerializedValue;

import org.springframework.util.ClassUtils;

/**
 * Types of SQL for the columns of scripts. They take all values that the columns which
 * Hibernate creates would take.
 */
final class SqlTypes {

	private static final int DIGITS = 38;

	private static final int LONG_TEXT = 1_000_000;

	/** That of the columns which Hibernate creates. */
	private static final int DEFAULT_SCALE = 2;

	private static final String LOCAL_TIMESTAMP = "timestamp(9)";

	private static final String TIMESTAMP = "timestamp(9) with time zone";

	private static final Map<Class<?>, String> TYPES = Map.ofEntries(Map.entry(Long.class, "bigint"),
			Map.entry(Integer.class, "integer"), Map.entry(Short.class, "smallint"), Map.entry(Byte.class, "smallint"),
			Map.entry(Boolean.class, "boolean"), Map.entry(Double.class, "double precision"),
			Map.entry(Float.class, "double precision"), Map.entry(BigInteger.class, "numeric(38)"),
			Map.entry(Character.class, "varchar(1)"), Map.entry(UUID.class, "uuid"),
			Map.entry(Duration.class, "bigint"), Map.entry(Year.class, "integer"), Map.entry(LocalDate.class, "date"),
			Map.entry(java.sql.Date.class, "date"), Map.entry(LocalTime.class, "time(9)"),
			Map.entry(java.sql.Time.class, "time(9)"), Map.entry(LocalDateTime.class, LOCAL_TIMESTAMP),
			Map.entry(java.sql.Timestamp.class, LOCAL_TIMESTAMP), Map.entry(Date.class, LOCAL_TIMESTAMP),
			Map.entry(Calendar.class, LOCAL_TIMESTAMP), Map.entry(Instant.class, TIMESTAMP),
			Map.entry(OffsetDateTime.class, TIMESTAMP), Map.entry(ZonedDateTime.class, TIMESTAMP),
			Map.entry(byte[].class, "blob"), Map.entry(SerializedValue.class, "blob"));

	private SqlTypes() {
	}

	static String of(Class<?> type, ColumnModel column) {
		Class<?> boxed = ClassUtils.resolvePrimitiveIfNecessary(type);
		if (boxed == BigDecimal.class) {
			int scale = (column.scale() >= 0) ? column.scale() : DEFAULT_SCALE;
			return "numeric(%d, %d)".formatted((column.precision() > 0) ? column.precision() : DIGITS, scale);
		}
		return TYPES.getOrDefault(boxed, "varchar(%d)".formatted((column.length() > 0) ? column.length() : LONG_TEXT));
	}

}
