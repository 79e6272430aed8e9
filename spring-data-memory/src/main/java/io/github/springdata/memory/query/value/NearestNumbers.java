package io.github.springdata.memory.query.value;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The numbers of a type that are next to a number that the type does not have, so that a
 * comparison with it becomes one with a number of the type: for an {@code int},
 * {@code x > 2.5} is {@code x > 2}.
 */
public final class NearestNumbers {

	private static final Map<Class<?>, long[]> BOUNDS = Map.of(Long.class,
			new long[] { Long.MIN_VALUE, Long.MAX_VALUE }, Integer.class,
			new long[] { Integer.MIN_VALUE, Integer.MAX_VALUE }, Short.class,
			new long[] { Short.MIN_VALUE, Short.MAX_VALUE }, Byte.class, new long[] { Byte.MIN_VALUE, Byte.MAX_VALUE });

	private NearestNumbers() {
	}

	/**
	 * Whether the numbers next to one that the type does not have are known.
	 * @param number the number
	 * @param type the type
	 * @return {@code false} if the type is none of the usual ones, or the number too
	 * large
	 */
	public static boolean areKnown(Number number, Class<?> type) {
		if (type == BigDecimal.class) {
			return !Numbers.isDecimal(number);
		}
		if (type == BigInteger.class) {
			return !Numbers.isDecimal(number)
					|| Math.abs((long) Numbers.decimal(number).scale()) < Numbers.MAXIMUM_DIGITS;
		}
		return BOUNDS.containsKey(type) || type == Double.class || type == Float.class;
	}

	/**
	 * The end of the numbers below.
	 * @param number a number that the type does not have
	 * @param type a type of which the {@linkplain #areKnown next numbers are known}
	 * @return the limit
	 */
	public static Limit below(Number number, Class<?> type) {
		return next(number, type, false);
	}

	/**
	 * The start of the numbers above.
	 * @param number a number that the type does not have
	 * @param type a type of which the {@linkplain #areKnown next numbers are known}
	 * @return the limit
	 */
	public static Limit above(Number number, Class<?> type) {
		return next(number, type, true);
	}

	private static Limit next(Number number, Class<?> type, boolean above) {
		if (type == Double.class) {
			return Limit.at(nextDouble(number, above));
		}
		if (type == Float.class) {
			return Limit.at(nextFloat(number, above));
		}
		long[] bounds = BOUNDS.get(type);
		return (bounds != null)
				? nextBounded(number, type, above ? bounds[0] : bounds[1], above ? bounds[1] : bounds[0])
				: nextUnbounded(number, type, above);
	}

	/**
	 * The next number of a type that ends somewhere.
	 * @param near the end of the type that the limit is away from
	 * @param far the end of the type that the limit may be beyond
	 */
	private static Limit nextBounded(Number number, Class<?> type, long near, long far) {
		int direction = Long.compare(near, far);
		if (Integer.signum(Numbers.compare(number, near)) == direction) {
			return Limit.at(narrow(near, type));
		}
		boolean none = Integer.signum(Numbers.compare(number, far)) == -direction;
		return none ? Limit.BEYOND : Limit.at(narrow(whole(number, direction < 0).longValueExact(), type));
	}

	/**
	 * The next number of a type without ends.
	 */
	private static Limit nextUnbounded(Number number, Class<?> type, boolean above) {
		if (Numbers.isSpecial(number)) {
			return (above == (number.doubleValue() < 0)) ? Limit.OPEN : Limit.BEYOND;
		}
		if (type == BigInteger.class) {
			return Limit.at(whole(number, above).toBigInteger());
		}
		return new Limit(BigDecimal.ZERO, above, false);
	}

	/**
	 * The whole number above or below; the zero below zero is between -1 and 0.
	 */
	private static BigDecimal whole(Number number, boolean above) {
		if (!Numbers.isDecimal(number)) {
			return above ? BigDecimal.ZERO : BigDecimal.ONE.negate();
		}
		return Numbers.decimal(number).setScale(0, above ? RoundingMode.CEILING : RoundingMode.FLOOR);
	}

	private static Object narrow(long value, Class<?> type) {
		if (type == Integer.class) {
			return (int) value;
		}
		if (type == Short.class) {
			return (short) value;
		}
		return (type == Byte.class) ? (Object) (byte) value : (Object) value;
	}

	private static Number nextDouble(Number number, boolean above) {
		double next = number.doubleValue();
		while (Numbers.compare(next, number) != (above ? 1 : -1)) {
			next = above ? Math.nextUp(next) : Math.nextDown(next);
		}
		return next;
	}

	private static Number nextFloat(Number number, boolean above) {
		float next = number.floatValue();
		while (Numbers.compare(next, number) != (above ? 1 : -1)) {
			next = above ? Math.nextUp(next) : Math.nextDown(next);
		}
		return next;
	}

	/**
	 * An end of the numbers of a type that are on one side of another number.
	 *
	 * @param value the value, or {@code null} if there is no end
	 * @param inclusive whether the value belongs to the numbers
	 * @param isBeyond whether there are no such numbers
	 */
	public record Limit(@Nullable Object value, boolean inclusive, boolean isBeyond) {

		/** No end. */
		public static final Limit OPEN = new Limit(null, false, false);

		private static final Limit BEYOND = new Limit(null, false, true);

		private static Limit at(Object value) {
			return new Limit(value, true, false);
		}

	}

}
