package io.github.springdata.memory.query;

import java.util.Collection;
import java.util.List;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

import org.springframework.data.domain.Range;
import org.springframework.util.Assert;

/**
 * A property and the way in which its condition joins the chain so far.
 */
final class ChainStep implements Criteria.CriteriaStep {

	private static final char ESCAPE = '\\';

	private final String path;

	private final UnaryOperator<Criteria> join;

	ChainStep(String path, UnaryOperator<Criteria> join) {
		Assert.hasText(path, "Path must not be empty");
		this.path = path;
		this.join = join;
	}

	@Override
	public Criteria is(@Nullable Object value) {
		return compare(Condition.Operator.EQUAL, value);
	}

	@Override
	public Criteria not(@Nullable Object value) {
		return compare(Condition.Operator.NOT_EQUAL, value);
	}

	@Override
	public Criteria isNull() {
		return satisfies(new Condition.IsNull(this.path, false));
	}

	@Override
	public Criteria isNotNull() {
		return satisfies(new Condition.IsNull(this.path, true));
	}

	@Override
	public Criteria exists(@Nullable Object present) {
		return satisfies(new Condition.Exists(this.path, Operand.of(present), false));
	}

	@Override
	public Criteria near(@Nullable Object point) {
		return satisfies(new Condition.Near(this.path, Operand.of(point), null, false));
	}

	@Override
	public Criteria near(@Nullable Object point, @Nullable Object distance) {
		return satisfies(new Condition.Near(this.path, Operand.of(point), Operand.of(distance), false));
	}

	@Override
	public Criteria inside(@Nullable Object shape) {
		return satisfies(new Condition.Inside(this.path, Operand.of(shape), null, false));
	}

	@Override
	public Criteria isTrue() {
		return is(true);
	}

	@Override
	public Criteria isFalse() {
		return is(false);
	}

	@Override
	public Criteria isEmpty() {
		return satisfies(new Condition.IsEmpty(this.path, false));
	}

	@Override
	public Criteria isNotEmpty() {
		return satisfies(new Condition.IsEmpty(this.path, true));
	}

	@Override
	public Criteria lessThan(@Nullable Object value) {
		return compare(Condition.Operator.LESS, value);
	}

	@Override
	public Criteria lessThanOrEquals(@Nullable Object value) {
		return compare(Condition.Operator.LESS_OR_EQUAL, value);
	}

	@Override
	public Criteria greaterThan(@Nullable Object value) {
		return compare(Condition.Operator.GREATER, value);
	}

	@Override
	public Criteria greaterThanOrEquals(@Nullable Object value) {
		return compare(Condition.Operator.GREATER_OR_EQUAL, value);
	}

	@Override
	public Criteria between(@Nullable Object lower, @Nullable Object upper) {
		return satisfies(new Condition.Between(this.path, Operand.of(lower), Operand.of(upper), false, false));
	}

	@Override
	public Criteria notBetween(@Nullable Object lower, @Nullable Object upper) {
		return satisfies(new Condition.Between(this.path, Operand.of(lower), Operand.of(upper), true, false));
	}

	@Override
	public Criteria within(Range<?> range) {
		return within(Operand.of(range));
	}

	@Override
	public Criteria within(Operand range) {
		return satisfies(new Condition.Within(this.path, range, false, false));
	}

	@Override
	public Criteria in(@Nullable Object... values) {
		return in(Operand.listOf(values), false);
	}

	@Override
	public Criteria in(Collection<? extends @Nullable Object> values) {
		return in(Operand.listOf(values), false);
	}

	@Override
	public Criteria notIn(@Nullable Object... values) {
		return in(Operand.listOf(values), true);
	}

	@Override
	public Criteria notIn(Collection<? extends @Nullable Object> values) {
		return in(Operand.listOf(values), true);
	}

	@Override
	public Criteria like(@Nullable Object pattern) {
		return satisfies(new Condition.Like(this.path, Operand.of(pattern), ESCAPE, false, false));
	}

	@Override
	public Criteria notLike(@Nullable Object pattern) {
		return satisfies(new Condition.Like(this.path, Operand.of(pattern), ESCAPE, true, false));
	}

	@Override
	public Criteria startingWith(@Nullable Object text) {
		return contains(Condition.Position.START, text, false);
	}

	@Override
	public Criteria notStartingWith(@Nullable Object text) {
		return contains(Condition.Position.START, text, true);
	}

	@Override
	public Criteria endingWith(@Nullable Object text) {
		return contains(Condition.Position.END, text, false);
	}

	@Override
	public Criteria notEndingWith(@Nullable Object text) {
		return contains(Condition.Position.END, text, true);
	}

	@Override
	public Criteria containing(@Nullable Object text) {
		return contains(Condition.Position.ANYWHERE, text, false);
	}

	@Override
	public Criteria notContaining(@Nullable Object text) {
		return contains(Condition.Position.ANYWHERE, text, true);
	}

	@Override
	public Criteria matches(@Nullable Object expression) {
		return satisfies(new Condition.Matches(this.path, Operand.of(expression), false, false));
	}

	@Override
	public Criteria matchesWords(@Nullable Object words) {
		return satisfies(new Condition.MatchesWords(this.path, Operand.of(words), false));
	}

	@Override
	public Criteria notMatchesWords(@Nullable Object words) {
		return satisfies(new Condition.MatchesWords(this.path, Operand.of(words), true));
	}

	@Override
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
