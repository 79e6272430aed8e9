package io.github.springdata.memory.jpa.criteria;

import io.github.springdata.memory.query.syntax.Expression;
import org.jspecify.annotations.Nullable;

/**
 * Negations of conditions. What has a negated form of its own is written in that form.
 */
final class Negations {

	private Negations() {
	}

	static Expression negate(Expression condition) {
		Expression negated = form(condition);
		return (negated != null) ? negated : new Expression.Not(condition, Terms.NOWHERE);
	}

	private static @Nullable Expression form(Expression condition) {
		if (condition instanceof Expression.IsNull test) {
			return new Expression.IsNull(test.operand(), !test.negated(), Terms.NOWHERE);
		}
		if (condition instanceof Expression.IsEmpty test) {
			return new Expression.IsEmpty(test.operand(), !test.negated(), Terms.NOWHERE);
		}
		if (condition instanceof Expression.Member test) {
			return new Expression.Member(test.element(), test.collection(), !test.negated(), Terms.NOWHERE);
		}
		if (condition instanceof Expression.In test) {
			return new Expression.In(test.operand(), test.members(), !test.negated(), Terms.NOWHERE);
		}
		if (condition instanceof Expression.Between test) {
			return new Expression.Between(test.operand(), test.lower(), test.upper(), !test.negated(), Terms.NOWHERE);
		}
		if (condition instanceof Expression.Like test) {
			return new Expression.Like(test.operand(), test.pattern(), test.escape(), !test.negated(),
					test.ignoresCase(), Terms.NOWHERE);
		}
		if (condition instanceof Expression.Not not) {
			return not.operand();
		}
		boolean constant = Terms.isConstant(condition, true) || Terms.isConstant(condition, false);
		return constant ? new Expression.Literal(Terms.isConstant(condition, false), Terms.NOWHERE) : null;
	}

}
