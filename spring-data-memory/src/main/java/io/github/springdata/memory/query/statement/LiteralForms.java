package io.github.springdata.memory.query.statement;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;

import org.jspecify.annotations.Nullable;

/**
 * Advice for values that are written as strings, but are not strings.
 */
final class LiteralForms {

	private LiteralForms() {
	}

	/**
	 * What to do about two values that cannot be compared.
	 */
	static String remedy(TypedExpression left, TypedExpression right) {
		if (left.isText() == right.isText()) {
			return "cast one of them";
		}
		Class<?> type = left.isText() ? right.type() : left.type();
		String instead = instead(type);
		return instead.isEmpty() ? "cast one of them" : instead.substring(2);
	}

	/**
	 * How to write a value of a type, as the end of a message, or nothing.
	 */
	static String instead(Class<?> type) {
		String literal = literal(type);
		return (literal != null) ? "; write %s, or give it as a parameter".formatted(literal) : "";
	}

	private static @Nullable String literal(Class<?> type) {
		if (type.isEnum() && type.getEnumConstants().length > 0) {
			return "a constant without quotes, as in " + ((Enum<?>) type.getEnumConstants()[0]).name();
		}
		if (type == Boolean.class) {
			return "true or false without quotes";
		}
		if (type == LocalDate.class) {
			return "{d '2030-12-31'}";
		}
		if (type == LocalTime.class) {
			return "{t '23:59:59'}";
		}
		return (type == LocalDateTime.class) ? "{ts '2030-12-31 23:59:59'}" : null;
	}

}
