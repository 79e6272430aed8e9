package io.github.springdata.memory.query.value;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * Sum of finite {@code double} values that is exact until it is read, so that it does not
 * depend on their order: a small superaccumulator.
 *
 * <h2>How it works</h2> A {@code double} is an integer of 53 bits times a power of two
 * between -1074 and 971. The sum is kept as one fixed-point number over that whole range,
 * cut into chunks of 32 bits, each in a {@code long} of its own. A value is added to at
 * most three neighbouring chunks, without looking at the others; what a chunk has above
 * its 32 bits is carried on only once in {@value #CARRY_AFTER} additions, before a
 * {@code long} can overflow.
 * <p>
 * R. M. Neal, "Fast exact summation using small and large superaccumulators", 2015
 * (arXiv:1505.05571).
 */
public final class ExactSum {

	private static final int CHUNK_BITS = 32;

	private static final long CHUNK_MASK = (1L << CHUNK_BITS) - 1;

	/** Exponent of the lowest bit. */
	private static final int LOWEST = -1074;

	private static final int CHUNKS = (1024 - LOWEST) / CHUNK_BITS + 3;

	private static final int MANTISSA_BITS = 52;

	private static final long MANTISSA_MASK = (1L << MANTISSA_BITS) - 1;

	private static final int EXPONENT_MASK = 0x7ff;

	private static final int CARRY_AFTER = 1 << 29;

	private final long[] chunks = new long[CHUNKS];

	private int uncarried;

	/**
	 * Creates a sum of no values, which is zero.
	 */
	public ExactSum() {
	}

	/**
	 * Adds a value.
	 * @param value a finite value
	 */
	public void add(double value) {
		long bits = Double.doubleToRawLongBits(value);
		int exponent = (int) (bits >>> MANTISSA_BITS) & EXPONENT_MASK;
		long mantissa = bits & MANTISSA_MASK;
		if (exponent == 0) {
			exponent = 1;
		}
		else {
			mantissa |= 1L << MANTISSA_BITS;
		}
		int position = exponent - 1;
		int chunk = position / CHUNK_BITS;
		int shift = position % CHUNK_BITS;
		long low = (mantissa << shift) & CHUNK_MASK;
		long middle = (mantissa >>> (CHUNK_BITS - shift)) & CHUNK_MASK;
		long high = (shift == 0) ? 0 : mantissa >>> (2 * CHUNK_BITS - shift);
		long sign = bits >> (Long.SIZE - 1);
		this.chunks[chunk] += (low ^ sign) - sign;
		this.chunks[chunk + 1] += (middle ^ sign) - sign;
		this.chunks[chunk + 2] += (high ^ sign) - sign;
		if (++this.uncarried == CARRY_AFTER) {
			carry();
		}
	}

	private void carry() {
		for (int i = 0; i + 1 < CHUNKS; i++) {
			this.chunks[i + 1] += this.chunks[i] >> CHUNK_BITS;
			this.chunks[i] &= CHUNK_MASK;
		}
		this.uncarried = 0;
	}

	/**
	 * The sum so far.
	 * @return the exact sum
	 */
	public BigDecimal value() {
		carry();
		int lowest = 0;
		while (lowest < CHUNKS && this.chunks[lowest] == 0) {
			lowest++;
		}
		BigInteger sum = BigInteger.ZERO;
		for (int i = CHUNKS - 1; i >= lowest; i--) {
			sum = sum.shiftLeft(CHUNK_BITS).add(BigInteger.valueOf(this.chunks[i]));
		}
		int exponent = lowest * CHUNK_BITS + LOWEST;
		return (exponent >= 0) ? new BigDecimal(sum.shiftLeft(exponent))
				: new BigDecimal(sum.multiply(BigInteger.valueOf(5).pow(-exponent)), -exponent);
	}

}
