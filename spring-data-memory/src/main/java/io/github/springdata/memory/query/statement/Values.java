package io.github.springdata.memory.query.statement;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.util.ObjectUtils;

/**
 * When two values are equal and which is the smaller one, the same as for conditions that
 * an index serves. Numbers of different types compare by value.
 */
final class Values {

	private Values() {
	}

	/**
	 * Compares two values.
	 * @throws InvalidDataAccessApiUsageException if they cannot be compared
	 */
	@SuppressWarnings({ "unchecked", "rawtypes" })
	static int compare(Object left, Object right) {
		if (left instanceof Number a && right instanceof Number b && left.getClass() != right.getClass()) {
			return Numbers.compare(a, b);
		}
		Object a = (left instanceof Character) ? left.toString() : left;
		Object b = (right instanceof Character) ? right.toString() : right;
		if (a instanceof Comparable comparable && areComparable(a, b)) {
			return comparable.compareTo(b);
		}
		throw new InvalidDataAccessApiUsageException("Cannot compare '%s' (%s) with '%s' (%s)".formatted(left,
				left.getClass().getName(), right, right.getClass().getName()));
	}

	private static boolean areComparable(Object a, Object b) {
		return a.getClass() == b.getClass()
				|| (a instanceof Enum<?> one && b instanceof Enum<?> two
						&& one.getDeclaringClass() == two.getDeclaringClass())
				|| a.getClass().isInstance(b) || b.getClass().isInstance(a);
	}

	/**
	 * Whether two values are of types that compare with each other.
	 */
	static boolean match(Object left, Object right) {
		return (left instanceof Number && right instanceof Number) || (isText(left) && isText(right))
				|| left.getClass().isInstance(right) || right.getClass().isInstance(left)
				|| (left instanceof Enum<?> one && right instanceof Enum<?> two
						&& one.getDeclaringClass() == two.getDeclaringClass());
	}

	private static boolean isText(Object value) {
		return value instanceof String || value instanceof Character;
	}

	/**
	 * Whether two values are equal.
	 * @throws InvalidDataAccessApiUsageException if they cannot be compared
	 */
	static boolean equal(Object left, Object right) {
		if (left instanceof Comparable<?> && right instanceof Comparable<?>) {
			return compare(left, right) == 0;
		}
		return Objects.deepEquals(left, right);
	}

	/**
	 * An object that is equal for equal values.
	 */
	static @Nullable Object key(@Nullable Object value) {
		if (value instanceof Number number) {
			return key(number);
		}
		if (value instanceof Character) {
			return value.toString();
		}
		return (value != null && value.getClass().isArray()) ? Arrays.asList(toObjects(value)) : value;
	}

	private static @Nullable Object[] toObjects(Object array) {
		return ObjectUtils.toObjectArray(array);
	}

	private static Object key(Number number) {
		if (number instanceof Integer || number instanceof Long) {
			return number.longValue();
		}
		if ((number instanceof Double || number instanceof Float) && !Double.isFinite(number.doubleValue())) {
			return number.doubleValue();
		}
		if (!(number instanceof Comparable<?>)) {
			return number;
		}
		BigDecimal decimal = Numbers.decimal(number).stripTrailingZeros();
		boolean isLong = decimal.scale() <= 0 && decimal.precision() - decimal.scale() < 19;
		return isLong ? (Object) decimal.longValueExact() : decimal;
	}

	/**
	 * An object that is equal for results that are equal.
	 */
	static List<@Nullable Object> key(@Nullable Object[] values) {
		@Nullable Object[] keys = new @Nullable Object[values.length];
		for (int i = 0; i < keys.length; i++) {
			keys[i] = key(values[i]);
		}
		return Arrays.asList(keys);
	}

}
