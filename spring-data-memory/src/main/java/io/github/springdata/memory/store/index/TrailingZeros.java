package io.github.springdata.memory.store.index;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * Decimal numbers without trailing zeros. What {@link BigDecimal#stripTrailingZeros()}
 * does digit by digit, in time that grows with the square of the number of digits, is
 * done by halves for long numbers: half of the zeros that there can be are tried first,
 * then a quarter, and so on. A number has no more decimal zeros than its binary form has
 * zeros at its end, which settles most numbers without a division.
 */
final class TrailingZeros {

	private static final int SHORT = 100;

	private TrailingZeros() {
	}

	/**
	 * The same number with the fewest digits that its scale allows.
	 */
	static BigDecimal strip(BigDecimal decimal) {
		if (decimal.signum() == 0) {
			return BigDecimal.ZERO;
		}
		if (decimal.precision() <= SHORT && decimal.scale() >= Integer.MIN_VALUE + SHORT) {
			return decimal.stripTrailingZeros();
		}
		return strip(decimal.unscaledValue(), decimal.scale());
	}

	private static BigDecimal strip(BigInteger digits, int scale) {
		long most = Math.min(digits.getLowestSetBit(), (long) scale - Integer.MIN_VALUE);
		List<BigInteger> powers = powers(most);
		BigInteger left = digits;
		long zeros = 0;
		for (int i = powers.size() - 1; i >= 0; i--) {
			if (zeros + (1L << i) <= most) {
				BigInteger[] result = left.divideAndRemainder(powers.get(i));
				if (result[1].signum() == 0) {
					left = result[0];
					zeros += 1L << i;
				}
			}
		}
		return new BigDecimal(left, (int) (scale - zeros));
	}

	/**
	 * Ten to the powers of 1, 2, 4 and so on.
	 */
	private static List<BigInteger> powers(long most) {
		List<BigInteger> powers = new ArrayList<>();
		for (long exponent = 1; exponent <= most; exponent *= 2) {
			BigInteger half = powers.isEmpty() ? null : powers.get(powers.size() - 1);
			powers.add((half != null) ? half.multiply(half) : BigInteger.TEN);
		}
		return powers;
	}

}
