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

	/**
	 * The digits up to which a whole number is written out.
	 */
	private static final int MAXIMUM_DIGITS = 10_000;

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
		if (type == BigInteger.class) {
			return isFinite(number) && Math.abs((long) Numbers.decimal(number).scale()) < MAXIMUM_DIGITS;
		}
		return BOUNDS.containsKey(type) || type == Double.class || type == Float.class;
	}

	/**
	 * The greatest number below.
	 * @param number a number that the type does not have
	 * @param type a type of which the {@linkplain #areKnown next numbers are known}
	 * @return the number, or {@code null} if there is none
	 */
	public static @Nullable Number below(Number number, Class<?> type) {
		return next(number, type, false);
	}

	/**
	 * The least number above.
	 * @param number a number that the type does not have
	 * @param type a type of which the {@linkplain #areKnown next numbers are known}
	 * @return the number, or {@code null} if there is none
	 */
	public static @Nullable Number above(Number number, Class<?> type) {
		return next(number, type, true);
	}

	private static @Nullable Number next(Number number, Class<?> type, boolean above) {
		if (type == Double.class) {
			return nextDouble(number, above);
		}
		if (type == Float.class) {
			return nextFloat(number, above);
		}
		if (type == BigInteger.class) {
			return whole(Numbers.decimal(number), above).toBigInteger();
		}
		long[] bounds = BOUNDS.get(type);
		if (bounds == null) {
			throw new IllegalArgumentException("%s has no next numbers".formatted(type.getName()));
		}
		long bound = above ? bounds[0] : bounds[1];
		int direction = above ? -1 : 1;
		if (Integer.signum(Numbers.compare(number, bound)) == direction) {
			return (Number) narrow(bound, type);
		}
		long other = above ? bounds[1] : bounds[0];
		boolean none = Integer.signum(Numbers.compare(number, other)) == -direction;
		return none ? null : (Number) narrow(whole(Numbers.decimal(number), above).longValueExact(), type);
	}

	private static BigDecimal whole(BigDecimal number, boolean above) {
		return number.setScale(0, above ? RoundingMode.CEILING : RoundingMode.FLOOR);
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

	private static boolean isFinite(Number number) {
		return !(number instanceof Double || number instanceof Float) || Double.isFinite(number.doubleValue());
	}

}
