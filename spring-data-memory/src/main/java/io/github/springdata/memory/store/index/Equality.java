package io.github.springdata.memory.store.index;

import java.util.Date;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * The one rule of when two values are equal, for conditions, keys of indexes, ids, groups
 * and joins alike.
 *
 * <h2>The rule</h2>
 * <ol>
 * <li>Numbers of the JDK are equal if their values are, whatever their types. A
 * {@code double} has the value that it prints as; {@code -0.0} is not zero, {@code NaN}
 * equals itself.</li>
 * <li>Values of {@link Date} and its subclasses are equal if they stand for the same
 * moment.</li>
 * <li>Arrays, collections, maps and optional values are equal if their contents are. The
 * class does not matter, but a set is no list.</li>
 * <li>Records are equal if {@code equals} says so. Where the compiler wrote it,
 * components that are arrays count by their contents.</li>
 * <li>Values whose class, or a superclass of it, has {@code equals} and {@code hashCode}
 * are equal if {@code equals} says so.</li>
 * <li>Values of classes that have one instance for each value are equal if they are the
 * same: {@link Class}, {@link java.util.Currency}, and classes without state that keep
 * their only instance in a constant.</li>
 * <li>Any other value is refused: stored values are copies, so that it would never be
 * found, and nobody would notice.</li>
 * </ol>
 * A declared type decides as early as it can: {@link #isPossible} is for the start,
 * {@link #isNatural} for what needs no look at each value. An interface or an abstract
 * class leaves it to the values.
 */
public final class Equality {

	/** Keys of deeper values would not fit the stack of a thread. */
	private static final int MAX_DEPTH = 100;

	private Equality() {
	}

	/**
	 * Whether values of a type can be equal.
	 * @param type the declared type
	 * @return {@code false} if it is certain that no two values are known to be equal
	 */
	public static boolean isPossible(Class<?> type) {
		return Comparability.of(type) != Comparability.NONE;
	}

	/**
	 * Whether {@code equals} and {@code hashCode} of the values are all there is to the
	 * equality of a type.
	 * @param type the declared type
	 * @return {@code false} if values have to be compared by {@link #equal} and
	 * {@link #key}
	 */
	public static boolean isNatural(Class<?> type) {
		return Comparability.of(type) == Comparability.NATURAL;
	}

	/**
	 * Whether values of a type can be in a sorted index.
	 * @param type the declared type
	 * @return {@code true} for a {@link Comparable}, and for arrays of bytes, which have
	 * an order in an index only
	 */
	public static boolean isSortable(Class<?> type) {
		return Comparable.class.isAssignableFrom(type) || type == byte[].class;
	}

	/**
	 * Whether a value can equal another one.
	 * @param value the value
	 * @return {@code false} if its class, or that of one of its parts, says nothing about
	 * equality
	 */
	public static boolean isDefinedFor(Object value) {
		return isNatural(value.getClass()) || isPrimitiveArray(value) || find(value) != null;
	}

	/**
	 * Whether {@code equals} of a value and of all its parts decides alone, so that it
	 * can be a key as it is.
	 * @param value the value
	 * @return {@code false} for an array, for what has an array in it, and for what
	 * cannot be compared
	 */
	public static boolean isNaturalFor(Object value) {
		if (isNatural(value.getClass()) || value instanceof Number) {
			return isDefinedFor(value);
		}
		return !value.getClass().isArray() && find(value) != null
				&& StructureKey.parts(value).stream().allMatch((part) -> part == null || isNaturalFor(part));
	}

	/**
	 * Says why values of a type cannot be compared, and what to do.
	 * @param type a type that is not {@link #isPossible possible}
	 * @return a sentence without its end
	 */
	public static String reason(Class<?> type) {
		return Comparability.reason(type);
	}

	/**
	 * Says why a value cannot be compared, and what to do.
	 * @param value a value for which equality is not {@link #isDefinedFor defined}
	 * @return a sentence without its end
	 */
	public static String reasonFor(Object value) {
		return reason(culprit(value).getClass());
	}

	/**
	 * Compares two values.
	 * @param left a value
	 * @param right another value
	 * @return whether they are equal
	 * @throws IncomparableValueException if equality is defined for neither
	 */
	public static boolean equal(Object left, Object right) {
		if (left.getClass() == right.getClass()) {
			if (isNatural(left.getClass())) {
				return left.equals(right);
			}
			if (isPrimitiveArray(left)) {
				return Objects.deepEquals(left, right);
			}
		}
		Object key = find(left);
		Object other = find(right);
		if (key == null && other == null) {
			throw incomparable(left);
		}
		return key != null && key.equals(other);
	}

	private static boolean isPrimitiveArray(Object value) {
		return value.getClass().isArray() && value.getClass().getComponentType().isPrimitive();
	}

	/**
	 * An object that equals, by {@code equals} and {@code hashCode}, the objects for all
	 * equal values and no others. It shares no array or collection with the value, and
	 * the key of a key is the same.
	 * @param value the value
	 * @return the key
	 * @throws IncomparableValueException if equality is not defined for the value
	 */
	public static Object key(Object value) {
		Object key = find(value);
		if (key == null) {
			throw incomparable(value);
		}
		return key;
	}

	/**
	 * The key of a value with its place in the order of a sorted index, which is that of
	 * their values for numbers of different types.
	 * @param value the value
	 * @return the key, to be compared by {@link IndexKeys#order()}
	 * @throws IncomparableValueException if equality is not defined for the value
	 */
	public static Object orderKey(Object value) {
		return KeyForm.ORDERED_EQUALITY.key(value);
	}

	/**
	 * The key of a value, or something that equals no key.
	 * @param value the value
	 * @return the {@linkplain #key key}; the value itself if equality is not defined for
	 * it
	 */
	public static Object keyOrValue(Object value) {
		Object key = find(value);
		return (key != null) ? key : value;
	}

	private static IncomparableValueException incomparable(Object value) {
		return new IncomparableValueException(culprit(value).getClass());
	}

	/**
	 * The part of a value that makes it incomparable.
	 */
	private static Object culprit(Object value) {
		for (Object part : StructureKey.parts(value)) {
			if (part != null && find(part) == null) {
				return culprit(part);
			}
		}
		return value;
	}

	/**
	 * The key of a value.
	 * @return the key, or {@code null} if equality is not defined for the value
	 */
	private static @Nullable Object find(Object value) {
		return element(value, 0);
	}

	/**
	 * The key of a value on its own, or in an array, a collection or a map.
	 */
	static @Nullable Object element(@Nullable Object value, int depth) {
		if (value instanceof Number number && NumberKeys.isKnown(number)) {
			return NumberKeys.of(number);
		}
		if (value instanceof Date date) {
			return MomentKey.of(date);
		}
		return (value instanceof Character) ? value.toString() : part(value, depth);
	}

	private static boolean isKey(Object value) {
		return value instanceof StructureKey;
	}

	/**
	 * The key of a part of a record: numbers and characters keep their types.
	 */
	static @Nullable Object part(@Nullable Object value, int depth) {
		if (value == null) {
			return IndexKeys.NULL;
		}
		Class<?> type = value.getClass();
		if (isNatural(type) || value instanceof Date || (value instanceof Number number && NumberKeys.isKnown(number))
				|| isKey(value)) {
			return value;
		}
		if (depth == MAX_DEPTH) {
			throw new IncomparableValueException(
					"A value of type %s is nested more than %d levels deep; compare a part of it"
						.formatted(type.getTypeName(), MAX_DEPTH));
		}
		if (isPrimitiveArray(value)) {
			return ArrayKey.ofPrimitives(value);
		}
		return StructureKey.of(value, depth + 1);
	}

}
