package io.github.springdata.memory.query.language;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * The values of literals.
 */
final class Literals {

	private static final int MAX_DIGITS = 1_000;

	private static final int MAX_EXPONENT_DIGITS = 4;

	private static final Pattern NUMBER = Pattern
		.compile("(?<digits>[0-9]*\\.?[0-9]*)(?:[eE][+-]?(?<exponent>[0-9]+))?(?<suffix>[lLfFdD]|[bB][iIdD])?");

	private static final Pattern HEXADECIMAL = Pattern.compile("0[xX]([0-9a-fA-F]{1,16})([lL]?)");

	private static final Pattern UNDERSCORES = Pattern.compile("(?<=[0-9])_+(?=[0-9])");

	private static final Pattern TEMPORAL = Pattern.compile("\\s*(d|t|ts)\\s*'([-0-9:. T]{1,40})'\\s*",
			Pattern.CASE_INSENSITIVE);

	private Literals() {
	}

	/**
	 * Reads a number: {@code int}, or {@code long} where that is too small, and
	 * {@code double}, unless a suffix names another type.
	 * @return the number, or {@code null} if it is none
	 */
	static @Nullable Number number(String literal) {
		String text = UNDERSCORES.matcher(literal).replaceAll("");
		try {
			Matcher hexadecimal = HEXADECIMAL.matcher(text);
			if (hexadecimal.matches()) {
				return integer(new BigInteger(hexadecimal.group(1), 16), hexadecimal.group(2));
			}
			Matcher matcher = NUMBER.matcher(text);
			return (text.length() <= MAX_DIGITS && matcher.matches()) ? number(text, matcher) : null;
		}
		catch (ArithmeticException | NumberFormatException ex) {
			return null;
		}
	}

	private static @Nullable Number number(String text, Matcher matcher) {
		String suffix = (matcher.group("suffix") != null) ? matcher.group("suffix").toLowerCase(Locale.ROOT) : "";
		String exponent = matcher.group("exponent");
		if (exponent != null && exponent.length() > MAX_EXPONENT_DIGITS) {
			return null;
		}
		BigDecimal value = new BigDecimal(text.substring(0, text.length() - suffix.length()));
		boolean whole = exponent == null && matcher.group("digits").indexOf('.') < 0;
		return switch (suffix) {
			case "bd" -> value;
			case "bi" -> whole ? value.toBigIntegerExact() : null;
			case "f" -> finite(value.floatValue());
			case "l" -> whole ? value.longValueExact() : null;
			case "" -> whole ? integer(value.toBigIntegerExact(), "") : finite(value.doubleValue());
			default -> finite(value.doubleValue());
		};
	}

	private static Number integer(BigInteger value, String suffix) {
		boolean isInt = suffix.isEmpty() && value.bitLength() < Integer.SIZE;
		return isInt ? (Number) value.intValueExact() : (Number) value.longValueExact();
	}

	private static @Nullable Number finite(Number value) {
		return Double.isFinite(value.doubleValue()) ? value : null;
	}

	/**
	 * The number with its sign changed.
	 * @return the number, or {@code null} if its type has none
	 */
	static @Nullable Number negate(Number number) {
		if (number instanceof Long value) {
			boolean isLeastInt = value == -(long) Integer.MIN_VALUE;
			return isLeastInt ? (Number) Integer.MIN_VALUE : (Number) (-value);
		}
		if (number instanceof BigInteger value) {
			return value.negate();
		}
		if (number instanceof BigDecimal value) {
			return value.negate();
		}
		if (number instanceof Integer value) {
			return (value != Integer.MIN_VALUE) ? (Number) (-value) : null;
		}
		return (number instanceof Float value) ? (Number) (-value) : (Number) (-number.doubleValue());
	}

	/**
	 * Reads a date or time without its braces.
	 * @return the value, or {@code null} if it is none
	 */
	static @Nullable Object temporal(String text) {
		Matcher matcher = TEMPORAL.matcher(text);
		if (!matcher.matches()) {
			return null;
		}
		String value = matcher.group(2).strip();
		try {
			return switch (matcher.group(1).toLowerCase(Locale.ROOT)) {
				case "d" -> LocalDate.parse(value);
				case "t" -> LocalTime.parse(value);
				default -> LocalDateTime.parse(value.replace(' ', 'T'));
			};
		}
		catch (DateTimeException ex) {
			return null;
		}
	}

}
