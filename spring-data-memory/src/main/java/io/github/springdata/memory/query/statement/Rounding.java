package io.github.springdata.memory.query.statement;

import java.math.BigDecimal;
import java.math.RoundingMode;

import io.github.springdata.memory.query.value.Numbers;

/**
 * Rounding of numbers of any type to decimal places, or to powers of ten if their number
 * is negative.
 */
final class Rounding {

	private static final int MAXIMUM_PLACES = 1_000;

	/**
	 * So far before the point that no number that is computed with has a digit there.
	 */
	private static final int MINIMUM_PLACES = -30_000;

	private Rounding() {
	}

	/**
	 * Rounds a number.
	 * @throws ArithmeticException if it is too long, or the result does not fit its type
	 */
	static Number round(Number number, int places, RoundingMode mode) {
		boolean whole = number instanceof Integer || number instanceof Long;
		if ((whole && places >= 0) || Numbers.isSpecial(number)) {
			return number;
		}
		BigDecimal decimal = Numbers.decimal(Numbers.bounded(number));
		int scale = Math.max(MINIMUM_PLACES, Math.min(places, MAXIMUM_PLACES));
		BigDecimal rounded = (decimal.signum() != 0 || scale >= 0) ? decimal.setScale(scale, mode) : BigDecimal.ZERO;
		return Numbers.narrow((rounded.signum() != 0) ? rounded : rounded.setScale(Math.max(0, scale)),
				number.getClass());
	}

}
