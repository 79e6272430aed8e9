package io.github.springdata.memory.query.value;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import io.github.springdata.memory.Seeds;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ValueKeyTests {

	private static final int PAIRS = 200_000;

	private static final List<Number> NUMBERS = List.of(0, 0L, 0.0, -0.0, 0.0f, -0.0f, new BigDecimal("0.00"),
			BigInteger.ZERO, 1, 1L, 1.0, (short) 1, (byte) 1, new BigDecimal("1.0"), new BigDecimal("1.00"), 2.5, 2.5f,
			new BigDecimal("2.50"), 0.1, 0.1f, new BigDecimal("0.1"), new BigDecimal(0.1), Long.MAX_VALUE,
			(double) Long.MAX_VALUE, BigInteger.valueOf(Long.MAX_VALUE), new BigDecimal("9223372036854775808"),
			Long.MIN_VALUE, -0x1p63, 1e300, new BigDecimal("1e300"), BigInteger.TEN.pow(300), Double.NaN, Float.NaN,
			Double.POSITIVE_INFINITY, Float.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.MIN_VALUE,
			new BigDecimal(Double.toString(Double.MIN_VALUE)), Float.MAX_VALUE, 3.4028235E38, new BigDecimal("1e400"),
			BigInteger.TEN.pow(400), new BigDecimal("-1e400"), new BigDecimal("1e-400"), new BigDecimal("-1e-400"));

	private final long seed = Seeds.seed();

	private final Random random = Seeds.random(this.seed);

	@Test
	void isEqualExactlyForNumbersThatAreEqual() {
		for (Number left : NUMBERS) {
			for (Number right : NUMBERS) {
				assertAgree(left, right);
			}
		}
		for (int i = 0; i < PAIRS; i++) {
			assertAgree(number(), number());
		}
	}

	private void assertAgree(Number left, Number right) {
		boolean equal = Values.equal(left, right);
		assertThat(ValueKey.of(left).equals(ValueKey.of(right)))
			.as("-Dseed=%d: %s (%s) and %s (%s)", this.seed, left, left.getClass(), right, right.getClass())
			.isEqualTo(equal);
		if (equal) {
			assertThat(ValueKey.of(left)).hasSameHashCodeAs(ValueKey.of(right));
		}
		assertThat(Integer.signum(Values.compare(left, right))).as("%s, %s", left, right)
			.isEqualTo(-Integer.signum(Values.compare(right, left)));
	}

	private Number number() {
		int whole = this.random.nextInt(7) - 3;
		return switch (this.random.nextInt(8)) {
			case 0 -> whole;
			case 1 -> (long) whole;
			case 2 -> whole / 2.0;
			case 3 -> whole / 4.0f;
			case 4 -> new BigDecimal(whole).setScale(this.random.nextInt(4));
			case 5 -> BigInteger.valueOf(whole);
			case 6 -> new BigDecimal("" + whole / 4.0);
			default -> -0.0 * whole;
		};
	}

	@Test
	void isThatOfTheElementsForArraysAndOfTheTextForCharacters() {
		assertThat(ValueKey.of(new byte[] { 1, 2 })).isEqualTo(ValueKey.of(new byte[] { 1, 2 }))
			.isNotEqualTo(ValueKey.of(new byte[] { 2, 1 }));
		assertThat(ValueKey.of('a')).isEqualTo(ValueKey.of("a"));
		assertThat(ValueKey.ofAll(new Object[] { 1, null })).isEqualTo(ValueKey.ofAll(new Object[] { 1.0, null }));
		assertThat(Stream.of("a", true).map(ValueKey::of)).containsExactly("a", true);
	}

}
