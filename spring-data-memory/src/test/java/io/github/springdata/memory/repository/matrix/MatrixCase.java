package io.github.springdata.memory.repository.matrix;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import org.springframework.data.domain.Range;
import org.springframework.data.geo.Circle;
import org.springframework.data.geo.Distance;
import org.springframework.data.geo.Point;

/**
 * A condition of a query method.
 *
 * @param property the property
 * @param keyword the keyword
 * @param spelling how the keyword is written
 * @param ignoreCase whether case is ignored
 * @param connector {@code And} or {@code Or} for a second condition, else empty
 */
record MatrixCase(MatrixProperty property, MatrixKeyword keyword, String spelling, boolean ignoreCase,
		String connector) {

	private static final int BORDER = 4;

	/**
	 * Every property, keyword and modifier. The spellings of a keyword take turns.
	 */
	static List<MatrixCase> all() {
		List<MatrixCase> cases = new ArrayList<>();
		for (MatrixKeyword keyword : MatrixKeyword.values()) {
			List<String> spellings = keyword.spellings();
			int turn = 0;
			for (MatrixProperty property : MatrixProperty.ALL) {
				for (boolean ignoreCase : new boolean[] { false, true }) {
					if (keyword.suits(property) && (!ignoreCase || keyword.canIgnoreCase(property))) {
						for (String connector : List.of("", "And", "Or")) {
							String spelling = spellings.get(turn++ % spellings.size());
							cases.add(new MatrixCase(property, keyword, spelling, ignoreCase, connector));
						}
					}
				}
			}
		}
		return cases;
	}

	/**
	 * The condition without the second one.
	 */
	String condition() {
		return this.property.name() + this.spelling + (this.ignoreCase ? "IgnoreCase" : "");
	}

	/**
	 * What follows {@code By} in the name of the method.
	 */
	String predicate() {
		return this.connector.isEmpty() ? condition() : condition() + this.connector + "NumberLessThan";
	}

	/**
	 * Whether the results come in the order of their distance.
	 */
	boolean isSortedByDistance() {
		return this.keyword == MatrixKeyword.NEAR && !this.connector.equals("Or");
	}

	/**
	 * Arguments of a call, mostly taken from what the rows have.
	 */
	List<@Nullable Object> arguments(Random random, List<Sample> samples) {
		List<@Nullable Object> arguments = new ArrayList<>();
		for (int i = 0; i < this.keyword.parameters; i++) {
			boolean nothing = random.nextInt(12) == 0 && !this.keyword.takesList();
			arguments.add(nothing ? null : argument(random, samples, i));
		}
		if (!this.connector.isEmpty()) {
			arguments.add(BORDER);
		}
		return arguments;
	}

	private Object argument(Random random, List<Sample> samples, int position) {
		return switch (this.keyword) {
			case IN, NOT_IN -> several(random, samples);
			case EXISTS -> random.nextBoolean();
			case RANGE -> range(value(random, samples), value(random, samples), random);
			case REGEX -> List.of("[a-b]+", ".*[AB]", "").get(random.nextInt(3));
			case LIKE, NOT_LIKE -> value(random, samples).toString().replace("\\", "\\\\")
					+ List.of("", "%", "_", "%a").get(random.nextInt(4));
			case MATCHES_WORDS, NOT_MATCHES_WORDS -> List.of("a", "B*", "aa", "ab b", "b* a").get(random.nextInt(5));
			case NEAR -> (position == 0) ? value(random, samples) : new Distance(random.nextInt(5));
			case WITHIN -> new Circle((Point) value(random, samples), new Distance(random.nextInt(5)));
			default -> value(random, samples);
		};
	}

	private List<@Nullable Object> several(Random random, List<Sample> samples) {
		List<@Nullable Object> values = new ArrayList<>();
		int count = random.nextInt(4);
		for (int i = 0; i < count; i++) {
			values.add((random.nextInt(12) == 0) ? null : value(random, samples));
		}
		return values;
	}

	@SuppressWarnings({ "unchecked", "rawtypes" })
	private static Range<?> range(Object lower, Object upper, Random random) {
		return switch (random.nextInt(4)) {
			case 0 -> Range.open((Comparable) lower, (Comparable) upper);
			case 1 -> Range.leftUnbounded(Range.Bound.exclusive((Comparable) upper));
			case 2 -> Range.rightUnbounded(Range.Bound.inclusive((Comparable) lower));
			default -> Range.closed((Comparable) lower, (Comparable) upper);
		};
	}

	private Object value(Random random, List<Sample> samples) {
		while (true) {
			for (Object value : this.property.values(samples.get(random.nextInt(samples.size())))) {
				if (value != null) {
					return value;
				}
			}
		}
	}

	/**
	 * Whether a sample meets the first condition.
	 */
	boolean holds(Sample sample, List<@Nullable Object> arguments) {
		return this.keyword.holds(this.property, sample, arguments.subList(0, this.keyword.parameters).toArray(),
				this.ignoreCase);
	}

	Predicate<Sample> oracle(List<@Nullable Object> arguments) {
		Predicate<Sample> first = (sample) -> holds(sample, arguments);
		Predicate<Sample> second = (sample) -> sample.number() < BORDER;
		return this.connector.isEmpty() ? first : this.connector.equals("And") ? first.and(second) : first.or(second);
	}

}
