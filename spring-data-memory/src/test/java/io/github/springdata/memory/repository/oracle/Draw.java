package io.github.springdata.memory.repository.oracle;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.github.springdata.memory.query.Criteria;

/**
 * Draws conditions at random, and collects their arguments.
 */
final class Draw {

	private static final String[] OPERATORS = { "=", "<>", "<", "<=", ">", ">=" };

	private static final String[] ESCAPES = { "!", "\\", "%", "_", "a", "" };

	private final Random random;

	private final List<@Nullable Object> arguments = new ArrayList<>();

	Draw(Random random) {
		this.random = random;
	}

	List<@Nullable Object> arguments() {
		return this.arguments;
	}

	<T> T pick(List<T> values) {
		return values.get(this.random.nextInt(values.size()));
	}

	String computed(Feature feature) {
		return feature.computed(this.random);
	}

	boolean chance(int one) {
		return this.random.nextInt(one) == 0;
	}

	Clause clause(int depth) {
		int kind = (depth > 0) ? this.random.nextInt(8) : 7;
		return switch (kind) {
			case 0, 1 -> clause(depth - 1).and(clause(depth - 1));
			case 2, 3 -> clause(depth - 1).or(clause(depth - 1));
			case 4 -> clause(depth - 1).not();
			default -> leaf();
		};
	}

	private Clause leaf() {
		Feature feature = pick(Feature.ALL);
		boolean text = feature.isText();
		return switch (this.random.nextInt(text ? 12 : 9)) {
			case 0, 1, 2 -> comparison(feature);
			case 3 -> properties(feature);
			case 4 -> between(feature);
			case 5 -> in(feature);
			case 6 -> inCollection(feature);
			case 7 -> isNull(feature);
			case 8 -> elements();
			default -> like(feature);
		};
	}

	/**
	 * A parameter or a literal.
	 */
	private String write(@Nullable Object value) {
		String literal = chance(2) ? Literal.of(value) : null;
		if (literal != null) {
			return literal;
		}
		this.arguments.add(value);
		return "?" + this.arguments.size();
	}

	private Clause comparison(Feature feature) {
		int operator = this.random
			.nextInt((feature.type() == boolean.class || feature.type() == Boolean.class) ? 2 : 6);
		Object value = feature.operand(this.random);
		String written = write(value);
		boolean turned = chance(4);
		BiFunction<String, String, String> text = (left, right) -> "%s %s %s".formatted(left, OPERATORS[operator],
				right);
		return clause(feature, (path) -> turned ? text.apply(written, path) : text.apply(path, written),
				(found) -> turned ? compares(operator, value, found) : compares(operator, found, value),
				(value == null || turned) ? null : criteria(feature, operator, value));
	}

	private static @Nullable Boolean compares(int operator, @Nullable Object left, @Nullable Object right) {
		if (left == null || right == null) {
			return null;
		}
		return switch (operator) {
			case 0 -> Naive.equal(left, right);
			case 1 -> !Naive.equal(left, right);
			case 2 -> Naive.compare(left, right) < 0;
			case 3 -> Naive.compare(left, right) <= 0;
			case 4 -> Naive.compare(left, right) > 0;
			default -> Naive.compare(left, right) >= 0;
		};
	}

	private static Criteria criteria(Feature feature, int operator, Object value) {
		Criteria.CriteriaStep step = Criteria.where(feature.path());
		return switch (operator) {
			case 0 -> step.is(value);
			case 1 -> step.not(value);
			case 2 -> step.lessThan(value);
			case 3 -> step.lessThanOrEquals(value);
			case 4 -> step.greaterThan(value);
			default -> step.greaterThanOrEquals(value);
		};
	}

	/**
	 * Two properties beside each other.
	 */
	private Clause properties(Feature left) {
		Feature right = pick(Feature.ALL.stream()
			.filter((feature) -> feature.type() == left.type() || (feature.isNumber() && left.isNumber()))
			.toList());
		int operator = this.random.nextInt(left.type() == boolean.class || left.type() == Boolean.class ? 2 : 6);
		return new Clause("%s %s %s".formatted(left.text(), OPERATORS[operator], right.text()),
				"%s %s %s".formatted(left.computed(this.random), OPERATORS[operator], right.computed(this.random)),
				(gauge) -> compares(operator, left.read().apply(gauge), right.read().apply(gauge)), null);
	}

	private Clause between(Feature feature) {
		if (feature.type() == boolean.class || feature.type() == Boolean.class) {
			return isNull(feature);
		}
		Object lower = feature.operand(this.random);
		Object upper = feature.operand(this.random);
		boolean negated = chance(3);
		String range = (negated ? " not" : "") + " between " + write(lower) + " and " + write(upper);
		Criteria.CriteriaStep step = Criteria.where(feature.path());
		boolean known = lower != null && upper != null;
		return clause(feature, (path) -> path + range, (found) -> {
			Boolean inside = Naive.and(compares(5, found, lower), compares(3, found, upper));
			return negated ? Naive.not(inside) : inside;
		}, !known ? null : negated ? step.notBetween(lower, upper) : step.between(lower, upper));
	}

	private List<@Nullable Object> several(Feature feature) {
		List<@Nullable Object> values = new ArrayList<>();
		int count = this.random.nextInt(5);
		for (int i = 0; i < count; i++) {
			values.add(feature.operand(this.random));
		}
		return values;
	}

	private Clause in(Feature feature) {
		List<@Nullable Object> values = several(feature);
		List<String> written = values.stream().map(this::write).toList();
		return in(feature, values, "(" + String.join(", ", written) + ")");
	}

	private Clause inCollection(Feature feature) {
		List<@Nullable Object> values = several(feature);
		this.arguments.add(values);
		return in(feature, values, "?" + this.arguments.size());
	}

	private Clause in(Feature feature, List<@Nullable Object> values, String written) {
		boolean negated = chance(2);
		Criteria.CriteriaStep step = Criteria.where(feature.path());
		return clause(feature, (path) -> path + (negated ? " not in " : " in ") + written,
				(found) -> negated ? Naive.not(Naive.in(found, values)) : Naive.in(found, values),
				negated ? step.notIn(values) : step.in(values));
	}

	private Clause isNull(Feature feature) {
		boolean negated = chance(2);
		Criteria.CriteriaStep step = Criteria.where(feature.path());
		return clause(feature, (path) -> path + (negated ? " is not null" : " is null"),
				(found) -> (found == null) != negated, negated ? step.isNotNull() : step.isNull());
	}

	private Clause like(Feature feature) {
		String pattern = pattern();
		String escape = chance(2) ? pick(Arrays.asList(ESCAPES)) : null;
		Character character = (escape == null) ? (Character) '\\'
				: escape.isEmpty() ? null : (Character) escape.charAt(0);
		String sound = sound(pattern, character);
		boolean ignoreCase = chance(2);
		boolean negated = chance(3);
		String written = (negated ? " not " : " ") + (ignoreCase ? "ilike " : "like ") + write(sound)
				+ ((escape != null) ? " escape " + write(escape) : "");
		Criteria.CriteriaStep step = Criteria.where(feature.path());
		Criteria criteria = negated ? step.notLike(sound) : step.like(sound);
		return clause(feature, (path) -> path + written,
				(found) -> (found != null) ? Naive.like((String) found, sound, character, ignoreCase) != negated : null,
				(escape != null) ? null : ignoreCase ? criteria.ignoreCase(true) : criteria);
	}

	private String pattern() {
		StringBuilder pattern = new StringBuilder();
		int pieces = this.random.nextInt(4);
		for (int i = 0; i < pieces; i++) {
			pattern.append(chance(2) ? Gauge.text(this.random) : chance(2) ? "%" : "_");
		}
		return pattern.toString();
	}

	/**
	 * The pattern without an escape character at its end.
	 */
	private static String sound(String pattern, @Nullable Character escape) {
		StringBuilder sound = new StringBuilder();
		for (int i = 0; i < pattern.length(); i++) {
			boolean escapes = escape != null && pattern.charAt(i) == escape;
			if (escapes && i + 1 == pattern.length()) {
				break;
			}
			sound.append(pattern.charAt(i));
			if (escapes) {
				sound.append(pattern.charAt(++i));
			}
		}
		return sound.toString();
	}

	private Clause elements() {
		boolean negated = chance(2);
		Criteria.CriteriaStep tags = Criteria.where("tags");
		if (chance(2)) {
			String is = negated ? " is not empty" : " is empty";
			return new Clause("g.tags" + is, negated ? "size(g.tags) > 0" : "size(g.tags) = 0",
					(gauge) -> gauge.tags().isEmpty() != negated, negated ? tags.isNotEmpty() : tags.isEmpty());
		}
		String member = Gauge.text(this.random);
		String written = write(member);
		String computed = "exists (select 1 from g.tags t where t = %s)".formatted(written);
		return new Clause(written + (negated ? " not member of " : " member of ") + "g.tags",
				negated ? "not " + computed : computed, (gauge) -> gauge.tags().contains(member) != negated,
				negated ? tags.notContaining(member) : tags.containing(member));
	}

	private Clause clause(Feature feature, Function<String, String> text,
			Function<@Nullable Object, @Nullable Boolean> truth, @Nullable Criteria criteria) {
		return new Clause(text.apply(feature.text()), text.apply(feature.computed(this.random)),
				(gauge) -> truth.apply(feature.read().apply(gauge)), criteria);
	}

}
