package io.github.springdata.memory.query.value;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Locale;

import io.github.springdata.memory.message.MessageText;
import io.github.springdata.memory.query.syntax.CastType;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.InvalidDataAccessApiUsageException;

/**
 * Values as other types. Numbers lose their decimal places when they become whole; what
 * has no meaning as the other type is an error.
 */
public final class Casts {

	/**
	 * As many digits as a number may have, and room for sign, point and exponent.
	 */
	private static final int MAXIMUM_LENGTH = Numbers.MAXIMUM_DIGITS + 20;

	private Casts() {
	}

	/**
	 * Whether values of one type may be cast to another.
	 * @param from the type of the values
	 * @param to the other type
	 * @return {@code false} if no value of the type has a meaning as the other
	 */
	public static boolean isPossible(Class<?> from, CastType to) {
		boolean text = from == String.class || from == Character.class || from == Object.class;
		return switch (to) {
			case STRING -> true;
			case INTEGER, LONG, FLOAT, DOUBLE, DECIMAL, BIG_INTEGER -> text || Number.class.isAssignableFrom(from);
			case BOOLEAN -> text || from == Boolean.class;
			case DATE, TIME, DATETIME -> text || Temporals.isTemporal(from);
		};
	}

	/**
	 * The value as another type.
	 * @param value the value
	 * @param type the other type
	 * @return the value as that type
	 * @throws InvalidDataAccessApiUsageException if it has no meaning as that type
	 */
	public static Object cast(Object value, CastType type) {
		if (type.type().isInstance(value)) {
			return value;
		}
		try {
			Object result = convert(value, type);
			if (result != null) {
				return result;
			}
		}
		catch (ArithmeticException | NumberFormatException | DateTimeException ex) {
			throw failure(value, type, ex);
		}
		throw failure(value, type, null);
	}

	private static @Nullable Object convert(Object value, CastType type) {
		return switch (type) {
			case STRING -> text(value);
			case INTEGER, LONG, FLOAT, DOUBLE, DECIMAL, BIG_INTEGER -> number(value, type);
			case BOOLEAN -> truth(value.toString().strip().toLowerCase(Locale.ROOT));
			case DATE -> (value instanceof String text) ? LocalDate.parse(text.strip()) : Temporals.date(value);
			case TIME -> (value instanceof String text) ? LocalTime.parse(text.strip()) : Temporals.time(value);
			case DATETIME -> (value instanceof String text) ? LocalDateTime.parse(text.strip().replace(' ', 'T'))
					: Temporals.dateTime(value);
		};
	}

	private static String text(Object value) {
		if (value instanceof Number number) {
			Numbers.bounded(number);
		}
		return (value instanceof BigDecimal decimal) ? decimal.toPlainString() : value.toString();
	}

	private static @Nullable Object number(Object value, CastType type) {
		BigDecimal decimal = (value instanceof Number number) ? Numbers.decimal(Numbers.bounded(number))
				: parse(value.toString().strip());
		boolean whole = type == CastType.INTEGER || type == CastType.LONG || type == CastType.BIG_INTEGER;
		return Numbers.narrow(whole ? decimal.setScale(0, RoundingMode.DOWN) : decimal, type.type());
	}

	private static BigDecimal parse(String text) {
		if (text.length() > MAXIMUM_LENGTH) {
			throw new NumberFormatException("a number must have no more than %d characters".formatted(MAXIMUM_LENGTH));
		}
		return Numbers.bounded(new BigDecimal(text));
	}

	private static @Nullable Boolean truth(String text) {
		return switch (text) {
			case "true" -> Boolean.TRUE;
			case "false" -> Boolean.FALSE;
			default -> null;
		};
	}

	private static String reason(@Nullable Exception cause) {
		boolean shown = cause != null && cause.getMessage() != null && MessageText.showsValues();
		return (shown && cause != null) ? ": " + MessageText.cut(String.valueOf(cause.getMessage())) : "";
	}

	private static InvalidDataAccessApiUsageException failure(Object value, CastType type, @Nullable Exception cause) {
		return new InvalidDataAccessApiUsageException("Cannot cast '%s' (%s) to %s%s".formatted(MessageText.of(value),
				value.getClass().getName(), type.names().get(0), reason(cause)),
				MessageText.showsValues() ? cause : null);
	}

}
