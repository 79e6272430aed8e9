package io.github.springdata.memory.query;

import java.util.Collection;
import java.util.List;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

import org.springframework.data.domain.Range;
import org.springframework.util.Assert;

/**
 * Immutable tree of {@link Condition conditions} that a row has to meet, joined by AND,
 * OR and NOT.
 * <p>
 * {@code where("a").is(1).or("b").is(2).and("c").is(3)} reads as in SQL, AND binds
 * tighter than OR: {@code a = 1 or (b = 2 and c = 3)}. A criterion that is given to
 * {@link #and(Criteria)}, {@link #or(Criteria)} or {@link #group(Criteria)} is a group in
 * parentheses, {@link #not()} negates the whole of what it is called on. Operators take a
 * value or an {@link Operand}. Logic is SQL's: what compares with {@code null} is
 * unknown, and so is its negation.
 * <p>
 * Chains may be of any length, but groups and negations can be nested no more than 500
 * levels deep: what would exceed that is refused by an {@link IllegalArgumentException}
 * when it is put together.
 */
public sealed interface Criteria
		permits Criteria.All, Criteria.And, Criteria.Or, Criteria.Not, Criteria.Computed, Condition {

	/**
	 * Starts with a condition on a property.
	 * @param path the dotted path of the property
	 * @return the step that takes the operator
	 */
	static CriteriaStep where(String path) {
		return new CriteriaStep(path, (condition) -> condition);
	}

	/**
	 * The criteria that everything meets.
	 * @return the empty criteria
	 */
	static Criteria empty() {
		return All.INSTANCE;
	}

	/**
	 * Puts criteria in parentheses, so that what is chained to it applies to the whole.
	 * @param criteria the criteria
	 * @return the group
	 */
	static Criteria group(Criteria criteria) {
		Assert.notNull(criteria, "Criteria must not be null");
		return (criteria instanceof Or) ? new And(List.of(criteria)) : criteria;
	}

	/**
	 * Joins groups by AND.
	 * @param criteria the groups; none at all is met by everything
	 * @return the conjunction
	 */
	static Criteria allOf(Collection<? extends Criteria> criteria) {
		return switch (criteria.size()) {
			case 0 -> empty();
			case 1 -> group(criteria.iterator().next());
			default -> new And(List.copyOf(criteria));
		};
	}

	/**
	 * Joins groups by OR.
	 * @param criteria the groups; none at all is met by nothing
	 * @return the disjunction, as a group
	 */
	static Criteria anyOf(Collection<? extends Criteria> criteria) {
		return switch (criteria.size()) {
			case 0 -> empty().not();
			case 1 -> group(criteria.iterator().next());
			default -> group(new Or(List.copyOf(criteria)));
		};
	}

	/**
	 * Joins groups by AND.
	 * @param criteria the groups; none at all is met by everything
	 * @return the conjunction
	 */
	static Criteria from(Criteria... criteria) {
		return allOf(List.of(criteria));
	}

	/**
	 * Continues with a condition that has to be met as well as the preceding one.
	 * @param path the dotted path of the property
	 * @return the step that takes the operator
	 */
	default CriteriaStep and(String path) {
		return new CriteriaStep(path, this::and);
	}

	/**
	 * Continues with a group that has to be met as well as the preceding condition.
	 * @param criteria the group
	 * @return the longer chain
	 */
	default Criteria and(Criteria criteria) {
		return Chain.and(this, criteria);
	}

	/**
	 * Continues with a condition that may be met instead of all that precedes.
	 * @param path the dotted path of the property
	 * @return the step that takes the operator
	 */
	default CriteriaStep or(String path) {
		return new CriteriaStep(path, this::or);
	}

	/**
	 * Continues with a group that may be met instead of all that precedes.
	 * @param criteria the group
	 * @return the longer chain
	 */
	default Criteria or(Criteria criteria) {
		return Chain.or(this, criteria);
	}

	/**
	 * Negates the whole criteria. What is unknown stays unknown.
	 * @return the negation
	 */
	default Criteria not() {
		return (this instanceof Not not) ? group(not.criteria()) : new Not(this);
	}

	/**
	 * Sets whether the last condition of the chain compares strings without regard to
	 * case.
	 * @param ignoreCase whether to ignore case
	 * @return the changed criteria
	 * @throws IllegalStateException if the last condition cannot ignore case
	 */
	default Criteria ignoreCase(boolean ignoreCase) {
		return Chain.ignoreCase(this, ignoreCase);
	}

	/**
	 * Whether this is the empty criteria.
	 * @return {@code true} if everything meets it because nothing is asked for
	 */
	default boolean isEmpty() {
		return this instanceof All;
	}

	/**
	 * Calls the visitor's method for this kind of criteria.
	 * @param <R> what the visit results in
	 * @param visitor the visitor
	 * @return the result of the visit
	 */
	<R> R accept(CriteriaVisitor<R> visitor);

	/**
	 * Criteria met by everything.
	 */
	record All() implements Criteria {

		private static final All INSTANCE = new All();

		@Override
		public <R> R accept(CriteriaVisitor<R> visitor) {
			return visitor.visitAll(this);
		}

		@Override
		public String toString() {
			return "all";
		}

	}

	/**
	 * Conjunction, met where every operand is met.
	 *
	 * @param operands the operands, at least one; a single one is a group
	 */
	record And(List<Criteria> operands) implements Criteria {

		/**
		 * Copies the operands.
		 * @param operands the operands, at least one; a single one is a group
		 * @throws IllegalArgumentException if that nests criteria too deeply
		 */
		public And {
			operands = Operands.of(operands);
		}

		@Override
		public <R> R accept(CriteriaVisitor<R> visitor) {
			return visitor.visitAnd(this);
		}

		@Override
		public String toString() {
			return Operands.join(this.operands, " and ");
		}

	}

	/**
	 * Disjunction, met where any operand is met.
	 *
	 * @param operands the operands, at least one
	 */
	record Or(List<Criteria> operands) implements Criteria {

		/**
		 * Copies the operands.
		 * @param operands the operands, at least one
		 * @throws IllegalArgumentException if that nests criteria too deeply
		 */
		public Or {
			operands = Operands.of(operands);
		}

		@Override
		public <R> R accept(CriteriaVisitor<R> visitor) {
			return visitor.visitOr(this);
		}

		@Override
		public String toString() {
			return Operands.join(this.operands, " or ");
		}

	}

	/**
	 * Negation, met where the criteria are known not to be met.
	 *
	 * @param criteria the criteria
	 */
	record Not(Criteria criteria) implements Criteria {

		/**
		 * Checks the depth.
		 * @param criteria the criteria
		 * @throws IllegalArgumentException if that nests criteria too deeply
		 */
		public Not {
			Assert.notNull(criteria, "Criteria must not be null");
			Operands.checkDepth(Operands.depth(criteria) + 1);
		}

		@Override
		public <R> R accept(CriteriaVisitor<R> visitor) {
			return visitor.visitNot(this);
		}

		@Override
		public String toString() {
			return "not (" + this.criteria + ")";
		}

	}

	/**
	 * Criterion met where a test holds that no property alone decides. No index serves
	 * it.
	 *
	 * @param label what the test is, for messages and plans
	 * @param test the test; criteria are equal if it is the same
	 */
	record Computed(String label, RowTest test) implements Criteria {

		@Override
		public <R> R accept(CriteriaVisitor<R> visitor) {
			return visitor.visitComputed(this);
		}

		@Override
		public String toString() {
			return this.label;
		}

	}

	/**
	 * A property that waits for its operator. Values may be {@link Operand operands}.
	 */
	final class CriteriaStep {

		private static final char ESCAPE = '\\';

		private final String path;

		private final UnaryOperator<Criteria> join;

		CriteriaStep(String path, UnaryOperator<Criteria> join) {
			Assert.hasText(path, "Path must not be empty");
			this.path = path;
			this.join = join;
		}

		/**
		 * Equal; {@code null} means {@code IS NULL}.
		 * @param value the value
		 * @return the criteria
		 */
		public Criteria is(@Nullable Object value) {
			return compare(Condition.Operator.EQUAL, value);
		}

		/**
		 * Not equal; {@code null} means {@code IS NOT NULL}. A property that is
		 * {@code null} differs from nothing.
		 * @param value the value
		 * @return the criteria
		 */
		public Criteria not(@Nullable Object value) {
			return compare(Condition.Operator.NOT_EQUAL, value);
		}

		/**
		 * Is {@code null}.
		 * @return the criteria
		 */
		public Criteria isNull() {
			return satisfies(new Condition.IsNull(this.path, false));
		}

		/**
		 * Is not {@code null}.
		 * @return the criteria
		 */
		public Criteria isNotNull() {
			return satisfies(new Condition.IsNull(this.path, true));
		}

		/**
		 * Is not {@code null} if the value is {@code true}, is {@code null} if it is
		 * {@code false}.
		 * @param present whether the property has to be there
		 * @return the criteria
		 */
		public Criteria exists(@Nullable Object present) {
			return satisfies(new Condition.Exists(this.path, Operand.of(present), false));
		}

		/**
		 * Is a point or a vector, the nearest to another first, by the distance in the
		 * plane or by the cosine.
		 * @param point the other {@link org.springframework.data.geo.Point Point} or
		 * {@link org.springframework.data.domain.Vector Vector}
		 * @return the criteria
		 * @see Condition.Near
		 */
		public Criteria near(@Nullable Object point) {
			return satisfies(new Condition.Near(this.path, Operand.of(point), null, false));
		}

		/**
		 * Is a point or a vector at a distance from another, the nearest first.
		 * @param point the other {@link org.springframework.data.geo.Point Point} or
		 * {@link org.springframework.data.domain.Vector Vector}
		 * @param distance the greatest {@link org.springframework.data.geo.Distance
		 * Distance} of points, the greatest {@link org.springframework.data.domain.Score
		 * Score} or smallest {@link org.springframework.data.domain.Similarity
		 * Similarity} of vectors, a {@link Range} of these, or the
		 * {@link org.springframework.data.domain.ScoringFunction ScoringFunction} of
		 * vectors
		 * @return the criteria
		 * @see Condition.Near
		 */
		public Criteria near(@Nullable Object point, @Nullable Object distance) {
			return satisfies(new Condition.Near(this.path, Operand.of(point), Operand.of(distance), false));
		}

		/**
		 * Is a point inside a shape or on its border.
		 * @param shape a {@link org.springframework.data.geo.Box Box},
		 * {@link org.springframework.data.geo.Circle Circle} or
		 * {@link org.springframework.data.geo.Polygon Polygon}
		 * @return the criteria
		 * @see Condition.Inside
		 */
		public Criteria inside(@Nullable Object shape) {
			return satisfies(new Condition.Inside(this.path, Operand.of(shape), null, false));
		}

		/**
		 * Is {@code true}.
		 * @return the criteria
		 */
		public Criteria isTrue() {
			return is(true);
		}

		/**
		 * Is {@code false}.
		 * @return the criteria
		 */
		public Criteria isFalse() {
			return is(false);
		}

		/**
		 * Is an empty string, or a collection, map or array without elements, or an
		 * object of which each property is {@code null} or empty. Other than a string,
		 * these are empty when they are {@code null}.
		 * @return the criteria
		 */
		public Criteria isEmpty() {
			return satisfies(new Condition.IsEmpty(this.path, false));
		}

		/**
		 * Is a string, a collection, a map, an array or an object that is not empty.
		 * @return the criteria
		 */
		public Criteria isNotEmpty() {
			return satisfies(new Condition.IsEmpty(this.path, true));
		}

		/**
		 * Less than.
		 * @param value the value
		 * @return the criteria
		 */
		public Criteria lessThan(@Nullable Object value) {
			return compare(Condition.Operator.LESS, value);
		}

		/**
		 * Less than or equal.
		 * @param value the value
		 * @return the criteria
		 */
		public Criteria lessThanOrEquals(@Nullable Object value) {
			return compare(Condition.Operator.LESS_OR_EQUAL, value);
		}

		/**
		 * Greater than.
		 * @param value the value
		 * @return the criteria
		 */
		public Criteria greaterThan(@Nullable Object value) {
			return compare(Condition.Operator.GREATER, value);
		}

		/**
		 * Greater than or equal.
		 * @param value the value
		 * @return the criteria
		 */
		public Criteria greaterThanOrEquals(@Nullable Object value) {
			return compare(Condition.Operator.GREATER_OR_EQUAL, value);
		}

		/**
		 * Between two values, both included.
		 * @param lower the lower bound
		 * @param upper the upper bound
		 * @return the criteria
		 */
		public Criteria between(@Nullable Object lower, @Nullable Object upper) {
			return satisfies(new Condition.Between(this.path, Operand.of(lower), Operand.of(upper), false, false));
		}

		/**
		 * Less than the lower or greater than the upper value.
		 * @param lower the lower bound
		 * @param upper the upper bound
		 * @return the criteria
		 */
		public Criteria notBetween(@Nullable Object lower, @Nullable Object upper) {
			return satisfies(new Condition.Between(this.path, Operand.of(lower), Operand.of(upper), true, false));
		}

		/**
		 * In a range, whose bounds may be exclusive or open.
		 * @param range the range
		 * @return the criteria
		 */
		public Criteria within(Range<?> range) {
			return within(Operand.of(range));
		}

		/**
		 * In the {@link Range} that an operand resolves to.
		 * @param range the operand
		 * @return the criteria
		 */
		public Criteria within(Operand range) {
			return satisfies(new Condition.Within(this.path, range, false, false));
		}

		/**
		 * Equal to one of the values. A collection or array in place of the values must
		 * be given as a {@link Operand.Parameter parameter's} argument.
		 * @param values the values
		 * @return the criteria
		 */
		public Criteria in(@Nullable Object... values) {
			return in(Operand.listOf(values), false);
		}

		/**
		 * Equal to one of the values.
		 * @param values the values
		 * @return the criteria
		 */
		public Criteria in(Collection<? extends @Nullable Object> values) {
			return in(Operand.listOf(values), false);
		}

		/**
		 * Equal to none of the values.
		 * @param values the values
		 * @return the criteria
		 */
		public Criteria notIn(@Nullable Object... values) {
			return in(Operand.listOf(values), true);
		}

		/**
		 * Equal to none of the values.
		 * @param values the values
		 * @return the criteria
		 */
		public Criteria notIn(Collection<? extends @Nullable Object> values) {
			return in(Operand.listOf(values), true);
		}

		/**
		 * Matches an SQL pattern with the wildcards {@code %} and {@code _}, which
		 * {@code \} makes literal.
		 * @param pattern the pattern; a {@link java.util.regex.Pattern} is a regular
		 * expression, as in {@link #matches}
		 * @return the criteria
		 */
		public Criteria like(@Nullable Object pattern) {
			return satisfies(new Condition.Like(this.path, Operand.of(pattern), ESCAPE, false, false));
		}

		/**
		 * Does not match an SQL pattern.
		 * @param pattern the pattern
		 * @return the criteria
		 */
		public Criteria notLike(@Nullable Object pattern) {
			return satisfies(new Condition.Like(this.path, Operand.of(pattern), ESCAPE, true, false));
		}

		/**
		 * Starts with the text, taken literally.
		 * @param text the text
		 * @return the criteria
		 */
		public Criteria startingWith(@Nullable Object text) {
			return contains(Condition.Position.START, text, false);
		}

		/**
		 * Does not start with the text.
		 * @param text the text
		 * @return the criteria
		 */
		public Criteria notStartingWith(@Nullable Object text) {
			return contains(Condition.Position.START, text, true);
		}

		/**
		 * Ends with the text, taken literally.
		 * @param text the text
		 * @return the criteria
		 */
		public Criteria endingWith(@Nullable Object text) {
			return contains(Condition.Position.END, text, false);
		}

		/**
		 * Does not end with the text.
		 * @param text the text
		 * @return the criteria
		 */
		public Criteria notEndingWith(@Nullable Object text) {
			return contains(Condition.Position.END, text, true);
		}

		/**
		 * Contains the text, taken literally; on a collection: has the member, or any of
		 * several.
		 * @param text the text or member, or a collection of members
		 * @return the criteria
		 */
		public Criteria containing(@Nullable Object text) {
			return contains(Condition.Position.ANYWHERE, text, false);
		}

		/**
		 * Does not contain the text; on a collection: lacks the member, or all of
		 * several.
		 * @param text the text or member, or a collection of members
		 * @return the criteria
		 */
		public Criteria notContaining(@Nullable Object text) {
			return contains(Condition.Position.ANYWHERE, text, true);
		}

		/**
		 * Matches a regular expression as a whole.
		 * @param expression the regular expression, as text or as a
		 * {@link java.util.regex.Pattern} with flags of its own
		 * @return the criteria
		 */
		public Criteria matches(@Nullable Object expression) {
			return satisfies(new Condition.Matches(this.path, Operand.of(expression), false, false));
		}

		/**
		 * Has each of some words, in any order; a {@code *} right behind a word makes it
		 * a prefix, as in {@code quick bro*}.
		 * @param words the words, as a text with at least one
		 * @return the criteria
		 */
		public Criteria matchesWords(@Nullable Object words) {
			return satisfies(new Condition.MatchesWords(this.path, Operand.of(words), false));
		}

		/**
		 * Lacks at least one of some words.
		 * @param words the words, as a text with at least one
		 * @return the criteria
		 */
		public Criteria notMatchesWords(@Nullable Object words) {
			return satisfies(new Condition.MatchesWords(this.path, Operand.of(words), true));
		}

		/**
		 * Continues with any condition, for callers that build the tree themselves.
		 * @param condition the condition, whose path must be the one of this step
		 * @return the criteria
		 */
		public Criteria satisfies(Condition condition) {
			Assert.isTrue(this.path.equals(condition.path()),
					() -> "Condition '%s' must be on property '%s'".formatted(condition, this.path));
			return this.join.apply(condition);
		}

		private Criteria compare(Condition.Operator operator, @Nullable Object value) {
			return satisfies(new Condition.Comparison(this.path, operator, Operand.of(value), false));
		}

		private Criteria in(List<Operand> operands, boolean negated) {
			return satisfies(new Condition.In(this.path, operands, negated, false));
		}

		private Criteria contains(Condition.Position position, @Nullable Object text, boolean negated) {
			return satisfies(new Condition.Contains(this.path, position, Operand.of(text), negated, false));
		}

	}

}
