package io.github.springdata.memory.query.syntax;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * A type that a value can be cast to.
 */
public enum CastType {

	/** {@code string}. */
	STRING(String.class, "string", "varchar", "char", "text"),

	/** {@code integer}. */
	INTEGER(Integer.class, "integer", "int"),

	/** {@code long}. */
	LONG(Long.class, "long", "bigint"),

	/** {@code float}. */
	FLOAT(Float.class, "float", "real"),

	/** {@code double}. */
	DOUBLE(Double.class, "double"),

	/** {@code bigdecimal}. */
	DECIMAL(BigDecimal.class, "bigdecimal", "decimal", "numeric"),

	/** {@code biginteger}. */
	BIG_INTEGER(BigInteger.class, "biginteger"),

	/** {@code boolean}. */
	BOOLEAN(Boolean.class, "boolean"),

	/** {@code date}. */
	DATE(LocalDate.class, "date", "localdate"),

	/** {@code time}. */
	TIME(LocalTime.class, "time", "localtime"),

	/** {@code datetime}. */
	DATETIME(LocalDateTime.class, "datetime", "timestamp", "localdatetime");

	private final Class<?> type;

	private final List<String> names;

	CastType(Class<?> type, String... names) {
		this.type = type;
		this.names = List.of(names);
	}

	/**
	 * The class of the values.
	 * @return the class
	 */
	public Class<?> type() {
		return this.type;
	}

	/**
	 * The names that the type has in a text, the usual one first.
	 * @return the names in lower case
	 */
	public List<String> names() {
		return this.names;
	}

	/**
	 * Finds a type by one of its names.
	 * @param name the name, in any case
	 * @return the type, or {@code null}
	 */
	public static @Nullable CastType of(String name) {
		String folded = name.toLowerCase(Locale.ROOT);
		return Arrays.stream(values()).filter((type) -> type.names.contains(folded)).findFirst().orElse(null);
	}

}
