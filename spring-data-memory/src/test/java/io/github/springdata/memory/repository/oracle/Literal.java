package io.github.springdata.memory.repository.oracle;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * Values as they are written in a text.
 */
final class Literal {

	private Literal() {
	}

	/**
	 * Writes a value.
	 * @return the literal, or {@code null} if there is none for the value
	 */
	static @Nullable String of(@Nullable Object value) {
		if (value == null) {
			return "null";
		}
		if (value instanceof String text) {
			return "'" + text.replace("'", "''") + "'";
		}
		if (value instanceof Number number) {
			return number(number);
		}
		if (value instanceof LocalDate date) {
			return "{d '" + date + "'}";
		}
		if (value instanceof Gauge.Color color) {
			return "Color." + color;
		}
		return (value instanceof Boolean) ? value.toString() : null;
	}

	private static @Nullable String number(Number number) {
		String text = number.toString();
		if (text.startsWith("-") || text.contains("N") || text.contains("I")) {
			return null;
		}
		if (number instanceof Integer || number instanceof Double) {
			return text;
		}
		return (number instanceof Long) ? text + "L" : (number instanceof Float) ? text + "f"
				: (number instanceof BigDecimal) ? text + "bd" : (number instanceof BigInteger) ? text + "bi" : null;
	}

}
