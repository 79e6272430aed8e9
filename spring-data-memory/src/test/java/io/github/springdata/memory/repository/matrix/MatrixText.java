package io.github.springdata.memory.repository.matrix;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.data.domain.Range;

/**
 * Conditions of query methods as texts in the query language.
 */
final class MatrixText {

	private static final Set<MatrixKeyword> EXACT = EnumSet.of(MatrixKeyword.IS, MatrixKeyword.NOT,
			MatrixKeyword.LESS_THAN, MatrixKeyword.LESS_THAN_EQUAL, MatrixKeyword.GREATER_THAN,
			MatrixKeyword.GREATER_THAN_EQUAL, MatrixKeyword.BEFORE, MatrixKeyword.AFTER, MatrixKeyword.IN,
			MatrixKeyword.NOT_IN, MatrixKeyword.IS_NULL, MatrixKeyword.IS_NOT_NULL, MatrixKeyword.LIKE,
			MatrixKeyword.NOT_LIKE);

	private final List<@Nullable Object> parameters = new ArrayList<>();

	private boolean exact = true;

	/**
	 * The values of the parameters so far.
	 */
	List<@Nullable Object> parameters() {
		return this.parameters;
	}

	/**
	 * Whether all conditions are written as criteria are, so that they are planned alike.
	 */
	boolean isExact() {
		return this.exact;
	}

	/**
	 * The text that means the same.
	 * @return the text, or {@code null} if the language has no words for the condition
	 */
	@Nullable String of(MatrixCase condition, List<@Nullable Object> arguments) {
		MatrixProperty property = condition.property();
		this.exact &= property.isSingle() && EXACT.contains(condition.keyword());
		boolean whole = condition.keyword() == MatrixKeyword.IS_EMPTY
				|| condition.keyword() == MatrixKeyword.IS_NOT_EMPTY;
		boolean member = property.kind() == MatrixProperty.Kind.COLLECTION
				&& (condition.keyword() == MatrixKeyword.CONTAINING
						|| condition.keyword() == MatrixKeyword.NOT_CONTAINING);
		if (property.path().startsWith("labels") || property.path().equals("scores")) {
			return null;
		}
		if (whole && !property.isSingle()) {
			return "s." + property.path()
					+ ((condition.keyword() == MatrixKeyword.IS_EMPTY) ? " is empty" : " is not empty");
		}
		if (member) {
			return member(condition, arguments);
		}
		String value = property.isSingle() ? "s." + property.path()
				: (property.kind() == MatrixProperty.Kind.COLLECTION) ? "e"
						: "e" + property.path().substring(property.path().indexOf('.'));
		String text = condition(condition, value, arguments);
		return (text == null || property.isSingle()) ? text
				: "exists (select 1 from s.%s e where %s)".formatted(property.path().split("\\.")[0], text);
	}

	private @Nullable String member(MatrixCase condition, List<@Nullable Object> arguments) {
		if (condition.ignoreCase()) {
			return null;
		}
		return "%s %smember of s.%s".formatted(parameter(arguments.get(0)),
				(condition.keyword() == MatrixKeyword.NOT_CONTAINING) ? "not " : "", condition.property().path());
	}

	private String parameter(@Nullable Object value) {
		this.parameters.add(value);
		return "?" + this.parameters.size();
	}

	private @Nullable String condition(MatrixCase condition, String value, List<@Nullable Object> arguments) {
		Object first = arguments.isEmpty() ? null : arguments.get(0);
		boolean pattern = switch (condition.keyword()) {
			case STARTING_WITH, ENDING_WITH, CONTAINING, NOT_CONTAINING, LIKE, NOT_LIKE -> true;
			default -> false;
		};
		if (pattern) {
			return pattern(condition, value, (String) first);
		}
		if (condition.ignoreCase()) {
			return null;
		}
		return switch (condition.keyword()) {
			case IS -> (first != null) ? value + " = " + parameter(first) : value + " is null";
			case NOT -> (first != null) ? value + " <> " + parameter(first) : value + " is not null";
			case LESS_THAN, BEFORE -> value + " < " + parameter(first);
			case LESS_THAN_EQUAL -> value + " <= " + parameter(first);
			case GREATER_THAN, AFTER -> value + " > " + parameter(first);
			case GREATER_THAN_EQUAL -> value + " >= " + parameter(first);
			case BETWEEN -> value + " between " + parameter(first) + " and " + parameter(arguments.get(1));
			case RANGE -> (first != null) ? range(value, (Range<?>) first) : value + " < null";
			case IN -> value + " in " + parameter(first);
			case NOT_IN -> value + " not in " + parameter(first);
			case IS_NULL -> value + " is null";
			case IS_NOT_NULL -> value + " is not null";
			case EXISTS -> (first == null) ? "1 = null" : (boolean) first ? value + " is not null" : value + " is null";
			case TRUE -> value + " = true";
			case FALSE -> "not " + value;
			case IS_EMPTY -> value + " = ''";
			case IS_NOT_EMPTY -> value + " <> ''";
			default -> null;
		};
	}

	private String pattern(MatrixCase condition, String value, @Nullable String text) {
		String literal = (text != null) ? text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") : null;
		String pattern = switch (condition.keyword()) {
			case STARTING_WITH -> literal + "%";
			case ENDING_WITH -> "%" + literal;
			case CONTAINING, NOT_CONTAINING -> "%" + literal + "%";
			default -> text;
		};
		boolean negated = condition.keyword() == MatrixKeyword.NOT_CONTAINING
				|| condition.keyword() == MatrixKeyword.NOT_LIKE;
		return value + (negated ? " not " : " ") + (condition.ignoreCase() ? "ilike " : "like ")
				+ parameter((text != null) ? pattern : null);
	}

	private String range(String value, Range<?> range) {
		List<String> bounds = new ArrayList<>(List.of(value + " is not null"));
		range.getLowerBound()
			.getValue()
			.ifPresent((bound) -> bounds
				.add(value + (range.getLowerBound().isInclusive() ? " >= " : " > ") + parameter(bound)));
		range.getUpperBound()
			.getValue()
			.ifPresent((bound) -> bounds
				.add(value + (range.getUpperBound().isInclusive() ? " <= " : " < ") + parameter(bound)));
		return "(" + String.join(" and ", bounds) + ")";
	}

}
