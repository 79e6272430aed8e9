package io.github.springdata.memory.store.index;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * Keys of numbers, the same for numbers of any type that have one value: a {@code Long}
 * if the value is one, else a {@code BigDecimal}, or a {@code Double} for what is no
 * decimal number.
 */
final class NumberKeys {

	/** Up to here a {@code double} prints as the whole number that it is. */
	private static final double MAX_EXACT = 1L << 53;

	/** The most digits of a {@code long}. */
	private static final int MAX_DIGITS = 19;

	private NumberKeys() {
	}

	/**
	 * Whether a number is of a type whose values are known.
	 */
	static boolean isKnown(Number number) {
		return number instanceof Long || number instanceof Integer || number instanceof Double
				|| number instanceof BigDecimal || number instanceof BigInteger || number instanceof Float
				|| number instanceof Short || number instanceof Byte;
	}

	static Object of(Number number) {
		if (number instanceof Double || number instanceof Float) {
			return ofFloating(number);
		}
		if (number instanceof BigInteger integer) {
			return (integer.bitLength() < Long.SIZE) ? (Object) integer.longValue()
					: ofDecimal(new BigDecimal(integer));
		}
		return (number instanceof BigDecimal decimal) ? ofDecimal(decimal) : (Object) number.longValue();
	}

	private static Object ofFloating(Number number) {
		double value = number.doubleValue();
		if (!Double.isFinite(value) || (value == 0 && Double.doubleToRawLongBits(value) != 0)) {
			return value;
		}
		if (number instanceof Double && value == Math.rint(value) && Math.abs(value) <= MAX_EXACT) {
			return (long) value;
		}
		return ofDecimal(new BigDecimal(number.toString()));
	}

	private static Object ofDecimal(BigDecimal decimal) {
		BigDecimal stripped = TrailingZeros.strip(decimal);
		long digits = (long) stripped.precision() - stripped.scale();
		if (stripped.scale() <= 0 && digits <= MAX_DIGITS) {
			BigInteger integer = stripped.toBigIntegerExact();
			return (integer.bitLength() < Long.SIZE) ? (Object) integer.longValue() : stripped;
		}
		return stripped;
	}

}
