package io.github.springdata.memory.query.value;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import io.github.springdata.memory.Seeds;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ExactSumTests {

	private static final int SEQUENCES = 2_000;

	private final long seed = Seeds.seed();

	private final Random random = Seeds.random(this.seed);

	@Test
	void isTheSumOfTheExactValuesInAnyOrder() {
		for (int i = 0; i < SEQUENCES; i++) {
			List<Double> values = values();
			BigDecimal expected = values.stream().map(BigDecimal::new).reduce(BigDecimal.ZERO, BigDecimal::add);
			assertThat(sum(values)).as("-Dseed=%d, values %s", this.seed, values).isEqualByComparingTo(expected);
			Collections.shuffle(values, this.random);
			assertThat(sum(values)).as("-Dseed=%d, values %s", this.seed, values).isEqualByComparingTo(expected);
		}
	}

	@Test
	void losesNothingNextToTheLargestNumbers() {
		assertThat(sum(List.of(Double.MAX_VALUE, Double.MIN_VALUE, -Double.MAX_VALUE)))
			.isEqualByComparingTo(new BigDecimal(Double.MIN_VALUE));
		assertThat(sum(List.of(Double.MAX_VALUE, Double.MAX_VALUE)))
			.isEqualByComparingTo(new BigDecimal(Double.MAX_VALUE).multiply(BigDecimal.valueOf(2)));
		assertThat(sum(List.of())).isZero();
		assertThat(sum(List.of(-0.0, 0.0))).isZero();
	}

	@Test
	void goesOnAfterItWasRead() {
		ExactSum sum = new ExactSum();
		sum.add(-1.5);
		assertThat(sum.value()).isEqualByComparingTo("-1.5");
		sum.add(0.25);
		assertThat(sum.value()).isEqualByComparingTo("-1.25");
		assertThat(sum.value()).isEqualByComparingTo("-1.25");
	}

	private static BigDecimal sum(List<Double> values) {
		ExactSum sum = new ExactSum();
		values.forEach(sum::add);
		return sum.value();
	}

	private List<Double> values() {
		List<Double> values = new ArrayList<>();
		for (int i = this.random.nextInt(50); i >= 0; i--) {
			double value = switch (this.random.nextInt(4)) {
				case 0 -> this.random.nextInt(1000) / 100.0;
				case 1 -> this.random.nextGaussian();
				case 2 -> Double.longBitsToDouble(this.random.nextLong());
				default -> -values.stream().findFirst().orElse(Double.MIN_VALUE);
			};
			values.add(Double.isFinite(value) ? value : Double.MAX_VALUE);
		}
		return values;
	}

}
