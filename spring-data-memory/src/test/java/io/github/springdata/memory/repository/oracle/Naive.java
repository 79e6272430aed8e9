package io.github.springdata.memory.repository.oracle;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What values and conditions mean, in the most obvious way and without the library:
 * {@code null} is unknown.
 */
final class Naive {

	private Naive() {
	}

	/**
	 * Numbers compare by value, as they print; negative zero is less than zero, and what
	 * is no number greater than all.
	 */
	@SuppressWarnings({ "unchecked", "rawtypes" })
	static int compare(Object left, Object right) {
		if (left instanceof Number a && right instanceof Number b) {
			return compareNumbers(a, b);
		}
		return ((Comparable) left).compareTo(right);
	}

	private static int compareNumbers(Number left, Number right) {
		int place = Integer.compare(place(left), place(right));
		if (place != 0 || place(left) != 0) {
			return place;
		}
		int value = new BigDecimal(left.toString()).compareTo(new BigDecimal(right.toString()));
		return (value != 0) ? value : Boolean.compare(isNegativeZero(right), isNegativeZero(left));
	}

	private static int place(Number number) {
		double value = isBinary(number) ? number.doubleValue() : 0;
		return Double.isNaN(value) ? 2 : !Double.isInfinite(value) ? 0 : (value > 0) ? 1 : -1;
	}

	private static boolean isBinary(Number number) {
		return number instanceof Double || number instanceof Float;
	}

	private static boolean isNegativeZero(Number number) {
		return isBinary(number) && Double.doubleToRawLongBits(number.doubleValue()) == Long.MIN_VALUE;
	}

	static boolean equal(@Nullable Object left, @Nullable Object right) {
		if (left == null || right == null) {
			return left == right;
		}
		return (left instanceof Number && right instanceof Number) ? compare(left, right) == 0 : left.equals(right);
	}

	/**
	 * Each value once, the first of its equals.
	 */
	static List<@Nullable Object> distinct(List<? extends @Nullable Object> values) {
		List<@Nullable Object> distinct = new ArrayList<>();
		for (Object value : values) {
			if (distinct.stream().noneMatch((other) -> equal(other, value))) {
				distinct.add(value);
			}
		}
		return distinct;
	}

	static Comparator<@Nullable Object> order(boolean descending, @Nullable Boolean nullsFirst) {
		Comparator<Object> values = descending ? (a, b) -> compare(b, a) : Naive::compare;
		boolean first = (nullsFirst != null) ? nullsFirst : !descending;
		return first ? Comparator.nullsFirst(values) : Comparator.nullsLast(values);
	}

	static @Nullable Boolean not(@Nullable Boolean truth) {
		return (truth != null) ? Boolean.valueOf(!truth) : null;
	}

	static @Nullable Boolean and(@Nullable Boolean a, @Nullable Boolean b) {
		if (Boolean.FALSE.equals(a) || Boolean.FALSE.equals(b)) {
			return false;
		}
		return (a == null || b == null) ? null : Boolean.TRUE;
	}

	static @Nullable Boolean or(@Nullable Boolean a, @Nullable Boolean b) {
		return not(and(not(a), not(b)));
	}

	/**
	 * Whether a value is one of several.
	 */
	static @Nullable Boolean in(@Nullable Object value, List<? extends @Nullable Object> members) {
		Boolean found = false;
		for (Object member : members) {
			found = or(found, (value != null && member != null) ? (Boolean) equal(value, member) : null);
		}
		return found;
	}

	/**
	 * Matches a pattern by trying everything.
	 */
	static boolean like(String text, String pattern, @Nullable Character escape, boolean ignoreCase) {
		return ignoreCase ? matches(fold(text), fold(pattern), escape, pattern)
				: matches(text, pattern, escape, pattern);
	}

	private static boolean matches(String text, String pattern, @Nullable Character escape, String original) {
		if (pattern.isEmpty()) {
			return text.isEmpty();
		}
		int at = 0;
		boolean escaped = escape != null && original.charAt(0) == escape;
		at += escaped ? 1 : 0;
		char first = pattern.charAt(at);
		String rest = pattern.substring(at + 1);
		String originalRest = original.substring(at + 1);
		if (!escaped && first == '%') {
			return matches(text, rest, escape, originalRest)
					|| (!text.isEmpty() && matches(text.substring(1), pattern, escape, original));
		}
		return !text.isEmpty() && ((!escaped && first == '_') || text.charAt(0) == first)
				&& matches(text.substring(1), rest, escape, originalRest);
	}

	/**
	 * One code point at a time, as {@link String#equalsIgnoreCase}.
	 */
	static String fold(String text) {
		StringBuilder folded = new StringBuilder();
		text.codePoints()
			.map((point) -> Character.toLowerCase(Character.toUpperCase(point)))
			.forEach(folded::appendCodePoint);
		return folded.toString();
	}

}
