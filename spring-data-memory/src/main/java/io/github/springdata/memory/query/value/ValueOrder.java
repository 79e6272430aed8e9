package io.github.springdata.memory.query.value;

import java.math.BigDecimal;
import java.time.zone.ZoneOffsetTransition;
import java.util.Calendar;
import java.util.Date;

import io.github.springdata.memory.store.index.Equality;
import io.github.springdata.memory.store.index.IncomparableValueException;
import io.github.springdata.memory.store.index.IndexKeys;

import org.springframework.dao.InvalidDataAccessApiUsageException;

/**
 * Equality and order of two values of a property; neither is ever {@code null}. Agrees
 * with the keys of an index on that property.
 */
public enum ValueOrder {

	/** Strings by code unit. */
	TEXT {

		@Override
		boolean equal(Object left, Object right) {
			return left.equals(right);
		}

		@Override
		public int compare(Object left, Object right) {
			return ((String) left).compareTo((String) right);
		}

	},

	/** Strings by folded code unit. */
	TEXT_IGNORING_CASE {

		@Override
		boolean equal(Object left, Object right) {
			return ((String) left).length() == ((String) right).length() && compare(left, right) == 0;
		}

		@Override
		public int compare(Object left, Object right) {
			return Folding.compare((String) left, (String) right);
		}

	},

	/** Values of a type of the JDK whose order and equality agree. */
	NATURAL,

	/** Decimal numbers by value, whatever their scale. */
	DECIMAL {

		@Override
		boolean equal(Object left, Object right) {
			return compare(left, right) == 0;
		}

		@Override
		public int compare(Object left, Object right) {
			return ((BigDecimal) left).compareTo((BigDecimal) right);
		}

	},

	/** Dates of any class by the moment that they stand for. */
	MOMENT {

		@Override
		boolean equal(Object left, Object right) {
			return compare(left, right) == 0;
		}

		@Override
		Object key(Object value) {
			return Equality.key(value);
		}

	},

	/**
	 * Values of any other type that defines equality, which need not agree with their
	 * order, if they have one.
	 */
	DYNAMIC,

	/** Values that have to be looked at, as their type does not say all. */
	BY_VALUE {

		@Override
		boolean equal(Object left, Object right) {
			return Equality.equal(left, right);
		}

		@Override
		Object key(Object value) {
			return Equality.keyOrValue(value);
		}

	};

	boolean equal(Object left, Object right) {
		return left.equals(right);
	}

	/**
	 * Compares two values, neither of which is {@code null}.
	 * @param left a value
	 * @param right another one
	 * @return a negative number, zero or a positive number
	 */
	public int compare(Object left, Object right) {
		return compareNaturally(left, right);
	}

	/**
	 * An object that is equal for equal values.
	 */
	Object key(Object value) {
		return IndexKeys.normalize(value, ignoresCase());
	}

	/**
	 * Whether strings are compared without regard to case.
	 * @return whether they are
	 */
	public boolean ignoresCase() {
		return this == TEXT_IGNORING_CASE;
	}

	/**
	 * Whether values are equal exactly if neither is smaller.
	 * @return whether they are
	 */
	public boolean isConsistent() {
		return this != DYNAMIC && this != BY_VALUE;
	}

	/**
	 * Whether values are equal exactly if {@link Object#equals} says so.
	 * @return whether they are
	 */
	public boolean isHashable() {
		return this == TEXT || this == NATURAL;
	}

	/**
	 * Order of the values of a type.
	 * @param type the declared type
	 * @param ignoreCase whether strings are compared without regard to case
	 * @return the order
	 */
	public static ValueOrder of(Class<?> type, boolean ignoreCase) {
		if (type == String.class) {
			return ignoreCase ? TEXT_IGNORING_CASE : TEXT;
		}
		if (type == BigDecimal.class) {
			return DECIMAL;
		}
		if (!Equality.isNatural(type)) {
			return (type == Date.class) ? MOMENT : BY_VALUE;
		}
		boolean known = type.isEnum() || (type.getName().startsWith("java.") && !isInconsistent(type));
		return (known && isComparable(type) && !type.isInterface()) ? NATURAL : DYNAMIC;
	}

	/**
	 * Whether values of a type of the JDK can be in the same place of their order and yet
	 * not be equal.
	 */
	private static boolean isInconsistent(Class<?> type) {
		return Calendar.class.isAssignableFrom(type) || type == ZoneOffsetTransition.class;
	}

	/**
	 * Whether the values of a type have an order.
	 * @param type the declared type
	 * @return whether they have
	 */
	public static boolean isComparable(Class<?> type) {
		return Comparable.class.isAssignableFrom(type);
	}

	private static boolean isMeasured(Object value) {
		return value instanceof Number || value instanceof Date;
	}

	@SuppressWarnings({ "unchecked", "rawtypes" })
	private static int compareNaturally(Object left, Object right) {
		if (left.getClass() != right.getClass() && isMeasured(left) && isMeasured(right)) {
			return IndexKeys.order().compare(Equality.orderKey(left), Equality.orderKey(right));
		}
		try {
			return ((Comparable) left).compareTo(right);
		}
		catch (ClassCastException ex) {
			throw new InvalidDataAccessApiUsageException(IncomparableValueException.of(left, right, ex).getMessage(),
					ex);
		}
	}

}
