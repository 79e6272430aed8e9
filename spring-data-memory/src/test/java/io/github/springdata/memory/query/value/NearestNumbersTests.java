package io.github.springdata.memory.query.value;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(value = 20, threadMode = ThreadMode.SEPARATE_THREAD)
class NearestNumbersTests {

	@Test
	void areTheInfinitiesBeyondTheLargestNumbers() {
		for (Number huge : List.of(new BigDecimal("1e400"), BigInteger.TEN.pow(400))) {
			assertThat(NearestNumbers.above(huge, Double.class).value()).isEqualTo(Double.POSITIVE_INFINITY);
			assertThat(NearestNumbers.below(huge, Double.class).value()).isEqualTo(Double.MAX_VALUE);
			assertThat(NearestNumbers.above(huge, Float.class).value()).isEqualTo(Float.POSITIVE_INFINITY);
			assertThat(NearestNumbers.below(huge, Float.class).value()).isEqualTo(Float.MAX_VALUE);
		}
		BigDecimal low = new BigDecimal("-1e400");
		assertThat(NearestNumbers.below(low, Double.class).value()).isEqualTo(Double.NEGATIVE_INFINITY);
		assertThat(NearestNumbers.above(low, Double.class).value()).isEqualTo(-Double.MAX_VALUE);
		assertThat(NearestNumbers.below(low, Float.class).value()).isEqualTo(Float.NEGATIVE_INFINITY);
		assertThat(NearestNumbers.above(low, Float.class).value()).isEqualTo(-Float.MAX_VALUE);
	}

	@Test
	void areOnBothSidesOfZeroForTheSmallestNumbers() {
		BigDecimal tiny = new BigDecimal("1e-400");
		assertThat(NearestNumbers.above(tiny, Double.class).value()).isEqualTo(Double.MIN_VALUE);
		assertThat(NearestNumbers.below(tiny, Double.class).value()).isEqualTo(0.0);
		assertThat(NearestNumbers.above(tiny.negate(), Double.class).value()).isEqualTo(-0.0);
		assertThat(NearestNumbers.below(tiny.negate(), Double.class).value()).isEqualTo(-Double.MIN_VALUE);
	}

}
