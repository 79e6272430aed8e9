package io.github.springdata.memory.query.value;

import java.util.Date;

import io.github.springdata.memory.message.MessageText;
import io.github.springdata.memory.store.index.Equality;
import io.github.springdata.memory.store.index.IncomparableValueException;
import io.github.springdata.memory.store.index.IndexKeys;

import org.springframework.dao.InvalidDataAccessApiUsageException;

/**
 * Equality and order of two values, the same as for conditions that an index serves.
 * Numbers of different types compare by value.
 */
public final class Values {

	private Values() {
	}

	/**
	 * Compares two values.
	 * @param left a value
	 * @param right another value
	 * @return a negative number, zero or a positive number
	 * @throws InvalidDataAccessApiUsageException if they cannot be compared
	 */
	@SuppressWarnings({ "unchecked", "rawtypes" })
	public static int compare(Object left, Object right) {
		if (left instanceof Number a && right instanceof Number b && left.getClass() != right.getClass()) {
			return Numbers.compare(a, b);
		}
		if (left instanceof Date && right instanceof Date && left.getClass() != right.getClass()) {
			return IndexKeys.order().compare(Equality.orderKey(left), Equality.orderKey(right));
		}
		Object a = (left instanceof Character) ? left.toString() : left;
		Object b = (right instanceof Character) ? right.toString() : right;
		if (a instanceof Comparable comparable && areComparable(a, b)) {
			return comparable.compareTo(b);
		}
		throw new InvalidDataAccessApiUsageException("Cannot compare '%s' (%s) with '%s' (%s)".formatted(
				MessageText.of(left), left.getClass().getName(), MessageText.of(right), right.getClass().getName()));
	}

	private static boolean areComparable(Object a, Object b) {
		return a.getClass() == b.getClass()
				|| (a instanceof Enum<?> one && b instanceof Enum<?> two
						&& one.getDeclaringClass() == two.getDeclaringClass())
				|| a.getClass().isInstance(b) || b.getClass().isInstance(a);
	}

	/**
	 * Whether two values are of types that compare with each other.
	 * @param left a value
	 * @param right another value
	 * @return whether they can be compared
	 */
	public static boolean match(Object left, Object right) {
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
	 * @param left a value
	 * @param right another value
	 * @return whether they are equal
	 * @throws InvalidDataAccessApiUsageException if they cannot be compared
	 */
	public static boolean equal(Object left, Object right) {
		if (left.getClass() != right.getClass() && left instanceof Comparable<?> && right instanceof Comparable<?>) {
			if (!match(left, right)) {
				return compare(left, right) == 0;
			}
		}
		try {
			return Equality.equal(left, right);
		}
		catch (IncomparableValueException ex) {
			throw new InvalidDataAccessApiUsageException(ex.getMessage(), ex);
		}
	}

}
