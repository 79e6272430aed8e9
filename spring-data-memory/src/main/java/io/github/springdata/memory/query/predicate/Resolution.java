package io.github.springdata.memory.query.predicate;

import org.jspecify.annotations.Nullable;

import io.github.springdata.memory.query.Condition;
import io.github.springdata.memory.query.ConditionVisitor;
import io.github.springdata.memory.query.Operand;

/**
 * Replacement of parameter slots by arguments, so that a plan shows what was looked for.
 */
final class Resolution implements ConditionVisitor<Condition> {

	private final @Nullable Object[] arguments;

	Resolution(@Nullable Object[] arguments) {
		this.arguments = arguments;
	}

	private Operand resolve(Operand operand) {
		return new Operand.Value(operand.resolve(this.arguments));
	}

	private @Nullable Operand resolveOptional(@Nullable Operand operand) {
		return (operand != null) ? resolve(operand) : null;
	}

	@Override
	public Condition visitComparison(Condition.Comparison c) {
		return new Condition.Comparison(c.path(), c.operator(), resolve(c.operand()), c.ignoresCase());
	}

	@Override
	public Condition visitBetween(Condition.Between c) {
		return new Condition.Between(c.path(), resolve(c.lower()), resolve(c.upper()), c.negated(), c.ignoresCase());
	}

	@Override
	public Condition visitWithin(Condition.Within c) {
		return new Condition.Within(c.path(), resolve(c.range()), c.negated(), c.ignoresCase());
	}

	@Override
	public Condition visitIn(Condition.In c) {
		return new Condition.In(c.path(), c.operands().stream().map(this::resolve).toList(), c.negated(),
				c.ignoresCase());
	}

	@Override
	public Condition visitIsNull(Condition.IsNull c) {
		return c;
	}

	@Override
	public Condition visitExists(Condition.Exists c) {
		return new Condition.Exists(c.path(), resolve(c.present()), c.negated());
	}

	@Override
	public Condition visitNear(Condition.Near c) {
		return new Condition.Near(c.path(), resolve(c.point()), resolveOptional(c.distance()), c.negated());
	}

	@Override
	public Condition visitInside(Condition.Inside c) {
		return new Condition.Inside(c.path(), resolve(c.shape()), resolveOptional(c.radius()), c.negated());
	}

	@Override
	public Condition visitIsEmpty(Condition.IsEmpty c) {
		return c;
	}

	@Override
	public Condition visitLike(Condition.Like c) {
		return new Condition.Like(c.path(), resolve(c.pattern()), c.escape(), c.negated(), c.ignoresCase());
	}

	@Override
	public Condition visitContains(Condition.Contains c) {
		return new Condition.Contains(c.path(), c.position(), resolve(c.text()), c.negated(), c.ignoresCase());
	}

	@Override
	public Condition visitMatches(Condition.Matches c) {
		return new Condition.Matches(c.path(), resolve(c.expression()), c.negated(), c.ignoresCase());
	}

	@Override
	public Condition visitMatchesWords(Condition.MatchesWords c) {
		return new Condition.MatchesWords(c.path(), resolve(c.words()), c.negated());
	}

}
