package io.github.springdata.memory.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;

import io.github.springdata.memory.Seeds;
import io.github.springdata.memory.mapping.Indexed;
import io.github.springdata.memory.mapping.MemoryEntity;
import io.github.springdata.memory.query.Criteria;
import io.github.springdata.memory.store.MemoryStore;
import io.github.springdata.memory.store.Snapshot;
import io.github.springdata.memory.store.index.IndexKind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.data.annotation.Id;

import static io.github.springdata.memory.query.Criteria.where;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Scans of many rows that test the values of properties side by side find what a test of
 * each row finds.
 */
class ColumnScanTests {

	private static final long SEED = Seeds.seed();

	private static final int ROWS = 3000;

	private static final double[] NUMBERS = { 0.0, -0.0, 1.5, -1.5, Double.NaN, Double.MIN_VALUE, Double.MAX_VALUE,
			Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY };

	private static final long[] INTEGERS = { 0, 1, -1, Long.MIN_VALUE, Long.MAX_VALUE, 1L << 53, (1L << 53) + 1 };

	private final MemoryStore store = new MemoryStore();

	private final MemoryTemplate operations = new MemoryTemplate(this.store);

	private final Random random = Seeds.random(SEED);

	@BeforeEach
	void fill() {
		List<Measure> measures = new ArrayList<>();
		for (long id = 1; id <= ROWS; id++) {
			measures.add(draw(id));
		}
		this.operations.insertAll(measures);
	}

	private Measure draw(long id) {
		double number = NUMBERS[this.random.nextInt(NUMBERS.length)];
		Long integer = this.random.nextInt(4) > 0 ? INTEGERS[this.random.nextInt(INTEGERS.length)] : null;
		return (id % 2 == 0) ? new Measure(id, number, integer, this.random.nextBoolean())
				: new SpecialMeasure(id, number, integer, this.random.nextBoolean(), (float) number);
	}

	@Test
	void findsNumbersInTheOrderOfTheirType() {
		for (double bound : NUMBERS) {
			check(where("number").is(bound), (measure) -> Double.compare(measure.number, bound) == 0);
			check(where("number").not(bound), (measure) -> Double.compare(measure.number, bound) != 0);
			check(where("number").lessThan(bound), (measure) -> Double.compare(measure.number, bound) < 0);
			check(where("number").lessThanOrEquals(bound), (measure) -> Double.compare(measure.number, bound) <= 0);
			check(where("number").greaterThan(bound), (measure) -> Double.compare(measure.number, bound) > 0);
			check(where("number").greaterThanOrEquals(bound), (measure) -> Double.compare(measure.number, bound) >= 0);
			check(where("number").between(-1.5, bound), (measure) -> Double.compare(measure.number, -1.5) >= 0
					&& Double.compare(measure.number, bound) <= 0);
		}
	}

	@Test
	void findsIntegersUpToTheGreatestAndNoAbsentOnes() {
		for (long bound : INTEGERS) {
			check(where("integer").is(bound), (measure) -> measure.integer != null && measure.integer == bound);
			check(where("integer").not(bound), (measure) -> measure.integer != null && measure.integer != bound);
			check(where("integer").lessThan(bound), (measure) -> measure.integer != null && measure.integer < bound);
			check(where("integer").greaterThan(bound), (measure) -> measure.integer != null && measure.integer > bound);
			check(where("integer").greaterThan(bound).not(),
					(measure) -> measure.integer != null && measure.integer <= bound);
		}
	}

	@Test
	void combinesColumnsWithSlotsAndOtherConditions() {
		check(where("flag").is(true).and("number").lessThan(1.0).and("integer").greaterThan(0),
				(measure) -> measure.flag && Double.compare(measure.number, 1.0) < 0 && measure.integer != null
						&& measure.integer > 0);
		check(where("flag").not(true).and("integer").isNull().and("number").greaterThan(0),
				(measure) -> !measure.flag && measure.integer == null && Double.compare(measure.number, 0) > 0);
		check(where("number").is(1.5).or("integer").is(1),
				(measure) -> measure.number == 1.5 || (measure.integer != null && measure.integer == 1));
	}

	@Test
	void findsSubclassesByTheirOwnPropertiesAndByInheritedOnes() {
		List<Long> expected = this.operations.findAll(Measure.class)
			.stream()
			.filter((measure) -> measure instanceof SpecialMeasure special && special.precision > 0
					&& measure.number > 0)
			.map((measure) -> measure.id)
			.toList();
		check(where("number").greaterThan(0), (measure) -> Double.compare(measure.number, 0) > 0);
		List<SpecialMeasure> found = this.operations.query(SpecialMeasure.class)
			.matching(where("precision").greaterThan(0).and("number").greaterThan(0))
			.all()
			.stream()
			.filter((measure) -> !Double.isNaN(measure.number))
			.toList();
		assertThat(found).isNotEmpty().extracting((measure) -> measure.id).containsExactlyElementsOf(expected);
	}

	@Test
	void followsChangesAndSnapshots() {
		Criteria criteria = where("number").greaterThan(1.0);
		Predicate<Measure> expected = (measure) -> Double.compare(measure.number, 1.0) > 0;
		check(criteria, expected);
		Snapshot before = this.store.snapshot();
		List<Long> old = ids(criteria);
		for (int i = 0; i < 50; i++) {
			this.operations.save(draw(1 + this.random.nextInt(ROWS)));
			this.operations.deleteById(1L + this.random.nextInt(ROWS), Measure.class);
			this.operations.insert(draw(ROWS + 1 + i));
			check(criteria, expected);
		}
		this.store.restore(before);
		assertThat(ids(criteria)).isEqualTo(old);
	}

	private void check(Criteria criteria, Predicate<Measure> expected) {
		List<Long> all = this.operations.findAll(Measure.class)
			.stream()
			.filter(expected)
			.map((measure) -> measure.id)
			.toList();
		assertThat(ids(criteria)).as("%s, -Dseed=%d", criteria, SEED).isEqualTo(all);
	}

	private List<Long> ids(Criteria criteria) {
		return this.operations.query(Measure.class)
			.matching(criteria)
			.all()
			.stream()
			.map((measure) -> measure.id)
			.toList();
	}

	@MemoryEntity
	static class Measure {

		@Id
		final Long id;

		final double number;

		final @Nullable Long integer;

		@Indexed(kind = IndexKind.HASH)
		final boolean flag;

		Measure(Long id, double number, @Nullable Long integer, boolean flag) {
			this.id = id;
			this.number = number;
			this.integer = integer;
			this.flag = flag;
		}

	}

	static class SpecialMeasure extends Measure {

		final float precision;

		SpecialMeasure(Long id, double number, @Nullable Long integer, boolean flag, float precision) {
			super(id, number, integer, flag);
			this.precision = precision;
		}

	}

}
