package io.github.springdata.memory.query.statement;

import java.util.Arrays;
import java.util.Date;
import java.util.List;

import io.github.springdata.memory.mapping.MemoryPersistentEntity;
import io.github.springdata.memory.message.MessageText;
import io.github.springdata.memory.store.index.Equality;
import io.github.springdata.memory.store.index.IncomparableValueException;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.InvalidDataAccessApiUsageException;

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
		if (left.getClass() != right.getClass() && left instanceof Comparable<?> && right instanceof Comparable<?>) {
			boolean dates = left instanceof Date && right instanceof Date;
			if (dates || !match(left, right)) {
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

	/**
	 * An object that is equal for equal values.
	 * @throws InvalidDataAccessApiUsageException if the value cannot be compared
	 */
	static @Nullable Object key(@Nullable Object value) {
		try {
			return (value != null) ? Equality.key(value) : null;
		}
		catch (IncomparableValueException ex) {
			throw new InvalidDataAccessApiUsageException(ex.getMessage(), ex);
		}
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

	/**
	 * An object that is equal for results that are equal. Entities are equal by id.
	 */
	static List<@Nullable Object> key(@Nullable Object[] values, List<ResultItem> items) {
		@Nullable Object[] ids = values.clone();
		for (int i = 0; i < ids.length; i++) {
			MemoryPersistentEntity<?> entity = items.get(i).entity();
			Object value = ids[i];
			ids[i] = (entity != null && value != null) ? entity.getIdReader().read(value) : value;
		}
		return key(ids);
	}

}
