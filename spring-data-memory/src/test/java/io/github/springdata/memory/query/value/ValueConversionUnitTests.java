package io.github.springdata.memory.query.value;

import java.math.BigDecimal;
import java.math.BigInteger;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ValueConversion}.
 */
class ValueConversionUnitTests {

	@Test
	void convertsNumbersThatFit() {
		assertThat(ValueConversion.convert(5L, Integer.class)).isEqualTo(5);
		assertThat(ValueConversion.convert(5, Long.class)).isEqualTo(5L);
		assertThat(ValueConversion.convert(5.0, Byte.class)).isEqualTo((byte) 5);
		assertThat(ValueConversion.convert(new BigDecimal("5.00"), Short.class)).isEqualTo((short) 5);
		assertThat(ValueConversion.convert(5, Double.class)).isEqualTo(5.0);
		assertThat(ValueConversion.convert(1L << 53, Double.class)).isEqualTo(0x1p53);
		assertThat(ValueConversion.convert(new BigDecimal("0.1"), Double.class)).isEqualTo(0.1);
		assertThat(ValueConversion.convert(0.1, Float.class)).isEqualTo(0.1f);
		assertThat(ValueConversion.convert(0.1f, Double.class)).isEqualTo(0.1);
		assertThat(ValueConversion.convert(-0.0f, Double.class)).isEqualTo(-0.0);
		assertThat(ValueConversion.convert(Float.NaN, Double.class)).isEqualTo(Double.NaN);
		assertThat(ValueConversion.convert(0.1, BigDecimal.class)).isEqualTo(new BigDecimal("0.1"));
		assertThat(ValueConversion.convert(BigInteger.TEN, Integer.class)).isEqualTo(10);
		assertThat(ValueConversion.convert(10, BigInteger.class)).isEqualTo(BigInteger.TEN);
		assertThat(ValueConversion.convert(Double.NaN, Float.class)).isEqualTo(Float.NaN);
	}

	@Test
	void refusesNumbersThatLoseSomething() {
		assertThat(ValueConversion.convert(1.5, Integer.class)).isNull();
		assertThat(ValueConversion.convert(1L << 32, Integer.class)).isNull();
		assertThat(ValueConversion.convert(300, Byte.class)).isNull();
		assertThat(ValueConversion.convert((1L << 53) + 1, Double.class)).isNull();
		assertThat(ValueConversion.convert(1L << 60, Double.class)).isNull();
		assertThat(ValueConversion.convert(9007199254740992.0, Float.class)).isNull();
		assertThat(ValueConversion.convert(-0.0, Integer.class)).isNull();
		assertThat(ValueConversion.convert(-0.0f, BigDecimal.class)).isNull();
		assertThat(ValueConversion.convert(Double.NaN, Integer.class)).isNull();
		assertThat(ValueConversion.convert(new BigDecimal("1e999999999"), BigInteger.class)).isNull();
		assertThat(ValueConversion.convert(new BigDecimal("1e999999999"), Long.class)).isNull();
		assertThat(ValueConversion.convert(new BigDecimal("1e400"), Double.class)).isNull();
		assertThat(ValueConversion.convert(new BigDecimal("0.12345678901234567890"), Double.class)).isNull();
	}

	@Test
	void refusesOtherTypes() {
		assertThat(ValueConversion.convert("5", Integer.class)).isNull();
		assertThat(ValueConversion.convert(5, String.class)).isNull();
		assertThat(ValueConversion.convert("ab", Character.class)).isNull();
	}

	@Test
	void convertsCharactersAndStrings() {
		assertThat(ValueConversion.convert("a", Character.class)).isEqualTo('a');
		assertThat(ValueConversion.convert('a', String.class)).isEqualTo("a");
		assertThat(ValueConversion.convert(new StringBuilder("ab"), String.class)).isEqualTo("ab");
	}

}
