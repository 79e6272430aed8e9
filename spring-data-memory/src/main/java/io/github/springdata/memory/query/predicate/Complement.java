package io.github.springdata.memory.query.predicate;

import io.github.springdata.memory.query.Condition;
import io.github.springdata.memory.query.ConditionVisitor;

/**
 * Condition that holds where another is known not to hold.
 */
final class Complement implements ConditionVisitor<Condition> {

	static final Complement INSTANCE = new Complement();

	private Complement() {
	}

	@Override
	public Condition visitComparison(Condition.Comparison condition) {
		Condition.Operator opposite = switch (condition.operator()) {
			case EQUAL -> Condition.Operator.NOT_EQUAL;
			case NOT_EQUAL -> Condition.Operator.EQUAL;
			case LESS -> Condition.Operator.GREATER_OR_EQUAL;
			case LESS_OR_EQUAL -> Condition.Operator.GREATER;
			case GREATER -> Condition.Operator.LESS_OR_EQUAL;
			case GREATER_OR_EQUAL -> Condition.Operator.LESS;
		};
		return new Condition.Comparison(condition.path(), opposite, condition.operand(), condition.ignoresCase());
	}

	@Override
	public Condition visitBetween(Condition.Between c) {
		return new Condition.Between(c.path(), c.lower(), c.upper(), !c.negated(), c.ignoresCase());
	}

	@Override
	public Condition visitWithin(Condition.Within c) {
		return new Condition.Within(c.path(), c.range(), !c.negated(), c.ignoresCase());
	}

	@Override
	public Condition visitIn(Condition.In c) {
		return new Condition.In(c.path(), c.operands(), !c.negated(), c.ignoresCase());
	}

	@Override
	public Condition visitIsNull(Condition.IsNull c) {
		return new Condition.IsNull(c.path(), !c.negated());
	}

	@Override
	public Condition visitExists(Condition.Exists c) {
		return new Condition.Exists(c.path(), c.present(), !c.negated());
	}

	@Override
	public Condition visitNear(Condition.Near c) {
		return new Condition.Near(c.path(), c.point(), c.distance(), !c.negated());
	}

	@Override
	public Condition visitInside(Condition.Inside c) {
		return new Condition.Inside(c.path(), c.shape(), c.radius(), !c.negated());
	}

	@Override
	public Condition visitIsEmpty(Condition.IsEmpty c) {
		return new Condition.IsEmpty(c.path(), !c.negated());
	}

	@Override
	public Condition visitLike(Condition.Like c) {
		return new Condition.Like(c.path(), c.pattern(), c.escape(), !c.negated(), c.ignoresCase());
	}

	@Override
	public Condition visitContains(Condition.Contains c) {
		return new Condition.Contains(c.path(), c.position(), c.text(), !c.negated(), c.ignoresCase());
	}

	@Override
	public Condition visitMatches(Condition.Matches c) {
		return new Condition.Matches(c.path(), c.expression(), !c.negated(), c.ignoresCase());
	}

	@Override
	public Condition visitMatchesWords(Condition.MatchesWords c) {
		return new Condition.MatchesWords(c.path(), c.words(), !c.negated());
	}

}
