package io.github.springdata.memory.jpa.criteria;

import java.util.ArrayList;
import java.util.List;

import io.github.springdata.memory.query.syntax.Expression;

/**
 * Condition that is met where another one is not.
 */
final class NegatedPredicate extends MemoryPredicate {

	private final MemoryPredicate operand;

	NegatedPredicate(MemoryPredicate operand) {
		this.operand = operand;
	}

	@Override
	public BooleanOperator getOperator() {
		BooleanOperator operator = this.operand.getOperator();
		if (this.operand.getExpressions().isEmpty()) {
			return operator;
		}
		return (operator == BooleanOperator.AND) ? BooleanOperator.OR : BooleanOperator.AND;
	}

	@Override
	public boolean isNegated() {
		return true;
	}

	@Override
	public List<jakarta.persistence.criteria.Expression<Boolean>> getExpressions() {
		List<jakarta.persistence.criteria.Expression<Boolean>> negated = new ArrayList<>();
		this.operand.getExpressions().forEach((part) -> negated.add(Conditions.of(part).not()));
		return negated;
	}

	@Override
	public MemoryPredicate not() {
		return this.operand;
	}

	@Override
	public Expression write(Scope scope) {
		return Terms.not(this.operand).write(scope);
	}

}
