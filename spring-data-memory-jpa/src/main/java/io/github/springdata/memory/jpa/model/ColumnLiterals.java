package io.github.springdata.memory.jpa.model;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import io.github.springdata.memory.query.value.ValueConversion;

/**
 * Literals of SQL as values of the attribute whose column they are compared with or
 * assigned to.
 */
final class ColumnLiterals {

	private ColumnLiterals() {
	}

	/**
	 * The value of the attribute that a literal stands for.
	 * @throws IllegalArgumentException if it is none
	 */
	static @Nullable Object toJava(BasicModel attribute, @Nullable Object literal) {
		if (literal == null) {
			return null;
		}
		ValueForm form = attribute.form();
		Object column = (form instanceof EnumForm) ? literal : coerce(literal, form.storedType());
		return form.toJava(form.fromColumn(column));
	}

	private static Object coerce(Object literal, Class<?> type) {
		if (type == Boolean.class) {
			return bool(literal);
		}
		try {
			if (literal instanceof String text && type == LocalDate.class) {
				return LocalDate.parse(text);
			}
			if (literal instanceof String text && type == LocalTime.class) {
				return LocalTime.parse(text);
			}
			if (literal instanceof String text && type == LocalDateTime.class) {
				return LocalDateTime.parse(text.replace(' ', 'T'));
			}
		}
		catch (DateTimeParseException ex) {
			throw new IllegalArgumentException("'%s' is no %s".formatted(literal, type.getSimpleName()), ex);
		}
		Object converted = ValueConversion.convert(literal, type);
		if (converted == null) {
			throw new IllegalArgumentException("'%s' is no %s".formatted(literal, type.getSimpleName()));
		}
		return converted;
	}

	private static Boolean bool(Object literal) {
		if (literal instanceof Number number) {
			return number.intValue() != 0;
		}
		return switch (literal.toString().toLowerCase(Locale.ROOT)) {
			case "true", "t", "yes", "y", "1" -> true;
			case "false", "f", "no", "n", "0" -> false;
			default -> throw new IllegalArgumentException("'%s' is neither true nor false".formatted(literal));
		};
	}

}
