package io.github.springdata.memory.query;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * A {@link Criteria} that tests one property. It is unknown, and so not met, where the
 * property is {@code null}. On a path through a collection it is met when any element
 * meets it, while its {@link Criteria#not() negation} is met when none does.
 */
public sealed interface Condition extends Criteria {

	/**
	 * The dotted path of the property.
	 * @return the path, relative to the entity
	 */
	String path();

	/**
	 * Whether strings are compared without regard to case.
	 * @return {@code false} for conditions that compare no strings
	 */
	default boolean ignoresCase() {
		return false;
	}

	/**
	 * The same condition with another treatment of case.
	 * @param ignoreCase whether strings are compared without regard to case
	 * @return the condition
	 * @throws IllegalStateException if this condition compares nothing and ignoring case
	 * is asked for
	 */
	default Condition withIgnoreCase(boolean ignoreCase) {
		Condition condition = with(UnaryOperator.identity(), negated(), ignoreCase);
		Assert.state(condition.ignoresCase() == ignoreCase,
				() -> "Condition '" + this + "' compares no strings and cannot ignore case");
		return condition;
	}

	/**
	 * Whether what meets the condition without this is not wanted.
	 * @return {@code false} for comparisons, whose operator says it
	 */
	default boolean negated() {
		return false;
	}

	/**
	 * The condition that holds where this one is known not to hold.
	 * @return the opposite
	 */
	default Condition opposite() {
		return with(UnaryOperator.identity(), !negated(), ignoresCase());
	}

	/**
	 * The operands in the order in which they are written.
	 * @return the operands
	 */
	default List<Operand> operands() {
		List<Operand> operands = new ArrayList<>();
		withOperands((operand) -> {
			operands.add(operand);
			return operand;
		});
		return operands;
	}

	/**
	 * Whether an operand is filled by the arguments of each execution.
	 * @return whether there is one
	 */
	default boolean hasParameter() {
		for (Operand operand : operands()) {
			if (operand instanceof Operand.Parameter) {
				return true;
			}
		}
		return false;
	}

	/**
	 * The same condition with other operands.
	 * @param replacement what comes in place of an operand, called in their order
	 * @return the condition
	 */
	default Condition withOperands(UnaryOperator<Operand> replacement) {
		return with(replacement, negated(), ignoresCase());
	}

	/**
	 * A condition of this kind on the same property.
	 * @param replacement what comes in place of an operand, called in their order
	 * @param negated whether it is negated; a comparison takes the opposite operator then
	 * @param ignoresCase whether strings are compared without regard to case, if any are
	 * @return the condition
	 */
	Condition with(UnaryOperator<Operand> replacement, boolean negated, boolean ignoresCase);

	/**
	 * Calls the visitor's method for this kind of condition.
	 * @param <R> what the visit results in
	 * @param visitor the visitor
	 * @return the result of the visit
	 */
	<R> R accept(ConditionVisitor<R> visitor);

	@Override
	default <R> R accept(CriteriaVisitor<R> visitor) {
		return visitor.visitCondition(this);
	}

	/**
	 * Comparison of the property with an operand.
	 *
	 * @param path the dotted path of the property
	 * @param operator the comparison
	 * @param operand what to compare with; equality with {@code null} means
	 * {@code IS NULL}, any other comparison with {@code null} is met by nothing
	 * @param ignoresCase whether strings are compared without regard to case
	 */
	record Comparison(String path, Operator operator, Operand operand, boolean ignoresCase) implements Condition {

		@Override
		public List<Operand> operands() {
			return List.of(this.operand);
		}

		@Override
		public Comparison with(UnaryOperator<Operand> replacement, boolean negated, boolean ignoresCase) {
			Operator operator = negated ? this.operator.opposite() : this.operator;
			return new Comparison(this.path, operator, replacement.apply(this.operand), ignoresCase);
		}

		@Override
		public <R> R accept(ConditionVisitor<R> visitor) {
			return visitor.visitComparison(this);
		}

		@Override
		public String toString() {
			return "%s %s %s%s".formatted(this.path, this.operator, this.operand, suffix(this.ignoresCase));
		}

	}

	/**
	 * Condition that the property lies between two operands, both included.
	 *
	 * @param path the dotted path of the property
	 * @param lower the lower bound; {@code null} is met by nothing
	 * @param upper the upper bound; {@code null} is met by nothing
	 * @param negated whether values outside are wanted
	 * @param ignoresCase whether strings are compared without regard to case
	 */
	record Between(String path, Operand lower, Operand upper, boolean negated,
			boolean ignoresCase) implements Condition {

		@Override
		public Between with(UnaryOperator<Operand> replacement, boolean negated, boolean ignoresCase) {
			Operand lower = replacement.apply(this.lower);
			return new Between(this.path, lower, replacement.apply(this.upper), negated, ignoresCase);
		}

		@Override
		public <R> R accept(ConditionVisitor<R> visitor) {
			return visitor.visitBetween(this);
		}

		@Override
		public String toString() {
			return "%s %sbetween %s and %s%s".formatted(this.path, prefix(this.negated), this.lower, this.upper,
					suffix(this.ignoresCase));
		}

	}

	/**
	 * Condition that the property lies in a {@link org.springframework.data.domain.Range
	 * Range}, whose bounds may be inclusive, exclusive or open.
	 *
	 * @param path the dotted path of the property
	 * @param range what resolves to a {@code Range}; {@code null} is met by nothing
	 * @param negated whether values outside are wanted
	 * @param ignoresCase whether strings are compared without regard to case
	 */
	record Within(String path, Operand range, boolean negated, boolean ignoresCase) implements Condition {

		@Override
		public Within with(UnaryOperator<Operand> replacement, boolean negated, boolean ignoresCase) {
			return new Within(this.path, replacement.apply(this.range), negated, ignoresCase);
		}

		@Override
		public <R> R accept(ConditionVisitor<R> visitor) {
			return visitor.visitWithin(this);
		}

		@Override
		public String toString() {
			return "%s %swithin %s%s".formatted(this.path, prefix(this.negated), this.range, suffix(this.ignoresCase));
		}

	}

	/**
	 * Condition that the property equals one of several operands. A
	 * {@link Operand.Parameter parameter} whose argument is a collection or an array
	 * stands for its elements. An empty list is met by nothing, its negation by
	 * everything. A {@code null} among the values equals nothing, so that a negated list
	 * with a {@code null} is met by nothing.
	 *
	 * @param path the dotted path of the property
	 * @param operands what to compare with
	 * @param negated whether values that equal none of the operands are wanted
	 * @param ignoresCase whether strings are compared without regard to case
	 */
	record In(String path, List<Operand> operands, boolean negated, boolean ignoresCase) implements Condition {

		private static final int SHOWN = 100;

		/**
		 * Copies the operands.
		 * @param path the dotted path of the property
		 * @param operands what to compare with
		 * @param negated whether values that equal none of the operands are wanted
		 * @param ignoresCase whether strings are compared without regard to case
		 */
		public In {
			operands = List.copyOf(operands);
		}

		@Override
		public In with(UnaryOperator<Operand> replacement, boolean negated, boolean ignoresCase) {
			return new In(this.path, this.operands.stream().map(replacement).toList(), negated, ignoresCase);
		}

		@Override
		public <R> R accept(ConditionVisitor<R> visitor) {
			return visitor.visitIn(this);
		}

		@Override
		public String toString() {
			int size = this.operands.size();
			String list = this.operands.stream().limit(SHOWN).map(Operand::toString).collect(Collectors.joining(", "));
			list = "(" + list + ((size > SHOWN) ? ", ... (%d values))".formatted(size) : ")");
			return "%s %sin %s%s".formatted(this.path, prefix(this.negated), list, suffix(this.ignoresCase));
		}

	}

	/**
	 * Condition that the property is {@code null}. Never unknown.
	 *
	 * @param path the dotted path of the property
	 * @param negated whether values other than {@code null} are wanted
	 */
	record IsNull(String path, boolean negated) implements Condition {

		@Override
		public IsNull with(UnaryOperator<Operand> replacement, boolean negated, boolean ignoresCase) {
			return new IsNull(this.path, negated);
		}

		@Override
		public <R> R accept(ConditionVisitor<R> visitor) {
			return visitor.visitIsNull(this);
		}

		@Override
		public String toString() {
			return "%s is %snull".formatted(this.path, prefix(this.negated));
		}

	}

	/**
	 * Condition that the property is present, that is not {@code null}, or absent, as an
	 * operand says. Never unknown, unless the operand is {@code null}.
	 *
	 * @param path the dotted path of the property
	 * @param present what resolves to a {@code Boolean}: {@code true} for values other
	 * than {@code null}, {@code false} for {@code null}; {@code null} is met by nothing
	 * @param negated whether the opposite of what the operand says is wanted
	 */
	record Exists(String path, Operand present, boolean negated) implements Condition {

		@Override
		public Exists with(UnaryOperator<Operand> replacement, boolean negated, boolean ignoresCase) {
			return new Exists(this.path, replacement.apply(this.present), negated);
		}

		@Override
		public <R> R accept(ConditionVisitor<R> visitor) {
			return visitor.visitExists(this);
		}

		@Override
		public String toString() {
			return "%s %sexists %s".formatted(this.path, prefix(this.negated), this.present);
		}

	}

	/**
	 * Condition on the distance of a {@link org.springframework.data.geo.Point Point} or
	 * a {@link org.springframework.data.domain.Vector Vector} from another. A distance of
	 * points with a metric, such as kilometers, is the great-circle distance on a sphere,
	 * where x is the longitude and y the latitude in degrees. A distance without one, or
	 * with {@link org.springframework.data.geo.Metrics#NEUTRAL}, is the Euclidean
	 * distance in the plane. Vectors are measured as a
	 * {@link org.springframework.data.domain.ScoringFunction ScoringFunction} says, by
	 * cosine if there is none.
	 * <p>
	 * Rows of a query without an order of its own come nearest first, if this condition
	 * is all that they have to meet or one of several that are joined by AND.
	 *
	 * @param path the dotted path of the property
	 * @param point what resolves to the other {@code Point} or {@code Vector};
	 * {@code null} is met by nothing
	 * @param distance what resolves to the greatest
	 * {@link org.springframework.data.geo.Distance Distance} of points, the greatest
	 * {@link org.springframework.data.domain.Score Score} or smallest
	 * {@link org.springframework.data.domain.Similarity Similarity} of vectors, all
	 * included, to a {@code Range} of these, or to a {@code ScoringFunction} for any
	 * distance; {@code null} in place of the operand means any distance, while an operand
	 * that resolves to {@code null} is met by nothing
	 * @param negated whether points at other distances are wanted
	 */
	record Near(String path, Operand point, @Nullable Operand distance, boolean negated) implements Condition {

		@Override
		public Near with(UnaryOperator<Operand> replacement, boolean negated, boolean ignoresCase) {
			Operand point = replacement.apply(this.point);
			return new Near(this.path, point, optional(this.distance, replacement), negated);
		}

		@Override
		public <R> R accept(ConditionVisitor<R> visitor) {
			return visitor.visitNear(this);
		}

		@Override
		public String toString() {
			return "%s %snear %s%s".formatted(this.path, prefix(this.negated), this.point,
					(this.distance != null) ? " at " + this.distance : "");
		}

	}

	/**
	 * Condition that a {@link org.springframework.data.geo.Point Point} lies inside a
	 * shape or on its border. A {@link org.springframework.data.geo.Box Box} has sides
	 * parallel to the axes and any two opposite corners; a
	 * {@link org.springframework.data.geo.Polygon Polygon} is closed by an edge from its
	 * last point to its first, and where it crosses itself a point is inside if a ray
	 * from it meets an odd number of edges. Both are in the plane. A
	 * {@link org.springframework.data.geo.Circle Circle} takes the distance of the
	 * {@link Near metric of its radius}.
	 *
	 * @param path the dotted path of the property
	 * @param shape what resolves to a {@code Box}, {@code Polygon} or {@code Circle}, or,
	 * where there is a radius, to the {@code Point} at the center of a circle;
	 * {@code null} is met by nothing
	 * @param radius what resolves to the radius of a circle around the point, or
	 * {@code null} for a shape
	 * @param negated whether points outside are wanted
	 */
	record Inside(String path, Operand shape, @Nullable Operand radius, boolean negated) implements Condition {

		@Override
		public Inside with(UnaryOperator<Operand> replacement, boolean negated, boolean ignoresCase) {
			Operand shape = replacement.apply(this.shape);
			return new Inside(this.path, shape, optional(this.radius, replacement), negated);
		}

		@Override
		public <R> R accept(ConditionVisitor<R> visitor) {
			return visitor.visitInside(this);
		}

		@Override
		public String toString() {
			return "%s %sinside %s%s".formatted(this.path, prefix(this.negated), this.shape,
					(this.radius != null) ? " with radius " + this.radius : "");
		}

	}

	/**
	 * Condition that a collection, map, array or string is empty.
	 *
	 * @param path the dotted path of the property
	 * @param negated whether values that are not empty are wanted
	 */
	record IsEmpty(String path, boolean negated) implements Condition {

		@Override
		public IsEmpty with(UnaryOperator<Operand> replacement, boolean negated, boolean ignoresCase) {
			return new IsEmpty(this.path, negated);
		}

		@Override
		public <R> R accept(ConditionVisitor<R> visitor) {
			return visitor.visitIsEmpty(this);
		}

		@Override
		public String toString() {
			return "%s is %sempty".formatted(this.path, prefix(this.negated));
		}

	}

	/**
	 * Condition that a string matches an SQL pattern: {@code %} stands for any
	 * characters, {@code _} for one character, the escape character makes the next one
	 * literal.
	 *
	 * @param path the dotted path of the property
	 * @param pattern the pattern; {@code null} is met by nothing
	 * @param escape the escape character
	 * @param negated whether strings that do not match are wanted
	 * @param ignoresCase whether strings are compared without regard to case
	 */
	record Like(String path, Operand pattern, char escape, boolean negated, boolean ignoresCase) implements Condition {

		@Override
		public Like with(UnaryOperator<Operand> replacement, boolean negated, boolean ignoresCase) {
			return new Like(this.path, replacement.apply(this.pattern), this.escape, negated, ignoresCase);
		}

		@Override
		public <R> R accept(ConditionVisitor<R> visitor) {
			return visitor.visitLike(this);
		}

		@Override
		public String toString() {
			return "%s %slike %s%s".formatted(this.path, prefix(this.negated), this.pattern, suffix(this.ignoresCase));
		}

	}

	/**
	 * Condition that a string contains a literal piece of text. {@link Position#ANYWHERE}
	 * on a collection of values asks for membership instead.
	 *
	 * @param path the dotted path of the property
	 * @param position where the text has to be
	 * @param text the text, or the member; {@code null} is met by nothing
	 * @param negated whether strings without the text are wanted
	 * @param ignoresCase whether strings are compared without regard to case
	 */
	record Contains(String path, Position position, Operand text, boolean negated,
			boolean ignoresCase) implements Condition {

		@Override
		public Contains with(UnaryOperator<Operand> replacement, boolean negated, boolean ignoresCase) {
			return new Contains(this.path, this.position, replacement.apply(this.text), negated, ignoresCase);
		}

		@Override
		public <R> R accept(ConditionVisitor<R> visitor) {
			return visitor.visitContains(this);
		}

		@Override
		public String toString() {
			return "%s %s%s %s%s".formatted(this.path, prefix(this.negated), this.position, this.text,
					suffix(this.ignoresCase));
		}

	}

	/**
	 * Condition that a whole string matches a regular expression of
	 * {@link java.util.regex.Pattern}, which may take a limited number of steps.
	 *
	 * @param path the dotted path of the property
	 * @param expression the regular expression; {@code null} is met by nothing
	 * @param negated whether strings that do not match are wanted
	 * @param ignoresCase whether strings are compared without regard to case
	 */
	record Matches(String path, Operand expression, boolean negated, boolean ignoresCase) implements Condition {

		@Override
		public Matches with(UnaryOperator<Operand> replacement, boolean negated, boolean ignoresCase) {
			return new Matches(this.path, replacement.apply(this.expression), negated, ignoresCase);
		}

		@Override
		public <R> R accept(ConditionVisitor<R> visitor) {
			return visitor.visitMatches(this);
		}

		@Override
		public String toString() {
			return "%s %smatches %s%s".formatted(this.path, prefix(this.negated), this.expression,
					suffix(this.ignoresCase));
		}

	}

	/**
	 * Condition that each of some words occurs in a string, in any order. Words are those
	 * of {@link io.github.springdata.memory.store.index.Words Words}, which have no case;
	 * a {@code *} right behind a word that is sought makes it a prefix. In a collection
	 * of strings each word may be in another one.
	 *
	 * @param path the dotted path of the property
	 * @param words the words, as a text with at least one; {@code null} is met by nothing
	 * @param negated whether strings in which a word is missing are wanted
	 */
	record MatchesWords(String path, Operand words, boolean negated) implements Condition {

		@Override
		public MatchesWords withIgnoreCase(boolean ignoreCase) {
			Assert.state(ignoreCase, () -> "Condition '" + this + "' is on words, which have no case to be told by");
			return this;
		}

		@Override
		public MatchesWords with(UnaryOperator<Operand> replacement, boolean negated, boolean ignoresCase) {
			return new MatchesWords(this.path, replacement.apply(this.words), negated);
		}

		@Override
		public <R> R accept(ConditionVisitor<R> visitor) {
			return visitor.visitMatchesWords(this);
		}

		@Override
		public String toString() {
			return "%s %smatches words %s".formatted(this.path, prefix(this.negated), this.words);
		}

	}

	/**
	 * A comparison of two values.
	 */
	enum Operator {

		/** Equal. */
		EQUAL("="),

		/** Not equal. */
		NOT_EQUAL("<>"),

		/** Less than. */
		LESS("<"),

		/** Less than or equal. */
		LESS_OR_EQUAL("<="),

		/** Greater than. */
		GREATER(">"),

		/** Greater than or equal. */
		GREATER_OR_EQUAL(">=");

		private final String symbol;

		Operator(String symbol) {
			this.symbol = symbol;
		}

		/**
		 * The operator that holds for two values where this one does not.
		 * @return the opposite
		 */
		public Operator opposite() {
			return switch (this) {
				case EQUAL -> NOT_EQUAL;
				case NOT_EQUAL -> EQUAL;
				case LESS -> GREATER_OR_EQUAL;
				case LESS_OR_EQUAL -> GREATER;
				case GREATER -> LESS_OR_EQUAL;
				case GREATER_OR_EQUAL -> LESS;
			};
		}

		@Override
		public String toString() {
			return this.symbol;
		}

	}

	/**
	 * Place where a piece of text has to be.
	 */
	enum Position {

		/** At the start of the string. */
		START("starting with"),

		/** At the end of the string. */
		END("ending with"),

		/** Anywhere in the string, or among the elements of a collection. */
		ANYWHERE("containing");

		private final String phrase;

		Position(String phrase) {
			this.phrase = phrase;
		}

		@Override
		public String toString() {
			return this.phrase;
		}

	}

	private static @Nullable Operand optional(@Nullable Operand operand, UnaryOperator<Operand> replacement) {
		return (operand != null) ? replacement.apply(operand) : null;
	}

	private static String prefix(boolean negated) {
		return negated ? "not " : "";
	}

	private static String suffix(boolean ignoresCase) {
		return ignoresCase ? " ignoring case" : "";
	}

}
