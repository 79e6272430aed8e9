package io.github.springdata.memory.repository.matrix;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

/**
 * A condition of a query method.
 *
 * @param property the property
 * @param keyword the keyword
 * @param ignoreCase whether case is ignored
 * @param connector {@code And} or {@code Or} for a second condition, else empty
 */
record MatrixCase(MatrixProperty property, MatrixKeyword keyword, boolean ignoreCase, String connector) {

	private static final int BORDER = 4;

	static List<MatrixCase> all() {
		List<MatrixCase> cases = new ArrayList<>();
		for (MatrixProperty property : MatrixProperty.ALL) {
			for (MatrixKeyword keyword : MatrixKeyword.values()) {
				for (boolean ignoreCase : new boolean[] { false, true }) {
					if (keyword.suits(property) && (!ignoreCase || keyword.canIgnoreCase(property))) {
						List.of("", "And", "Or")
							.forEach(
									(connector) -> cases.add(new MatrixCase(property, keyword, ignoreCase, connector)));
					}
				}
			}
		}
		return cases;
	}

	/**
	 * What follows {@code By} in the name of the method.
	 */
	String predicate() {
		String condition = this.property.name() + this.keyword.spelling + (this.ignoreCase ? "IgnoreCase" : "");
		return this.connector.isEmpty() ? condition : condition + this.connector + "NumberLessThan";
	}

	/**
	 * Arguments of a call, taken from what the rows have.
	 */
	List<Object> arguments(Random random, List<Sample> samples) {
		List<Object> arguments = new ArrayList<>();
		for (int i = 0; i < this.keyword.parameters; i++) {
			arguments.add(this.keyword.takesList() ? several(random, samples) : argument(random, samples));
		}
		if (!this.connector.isEmpty()) {
			arguments.add(BORDER);
		}
		return arguments;
	}

	private List<Object> several(Random random, List<Sample> samples) {
		List<Object> values = new ArrayList<>();
		int count = random.nextInt(4);
		for (int i = 0; i < count; i++) {
			values.add(value(random, samples));
		}
		return values;
	}

	private Object argument(Random random, List<Sample> samples) {
		Object value = value(random, samples);
		if (this.keyword == MatrixKeyword.REGEX) {
			return List.of("[a-b]+", ".*[AB]", "").get(random.nextInt(3));
		}
		return this.keyword.takesPattern()
				? value.toString().replace("\\", "\\\\") + List.of("", "%", "_", "%a").get(random.nextInt(4)) : value;
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

	Predicate<Sample> oracle(List<Object> arguments) {
		@Nullable Object[] own = arguments.subList(0, this.keyword.parameters).toArray();
		Predicate<Sample> first = (sample) -> this.keyword.holds(this.property, sample, own, this.ignoreCase);
		Predicate<Sample> second = (sample) -> sample.number() < BORDER;
		return this.connector.isEmpty() ? first : this.connector.equals("And") ? first.and(second) : first.or(second);
	}

}
