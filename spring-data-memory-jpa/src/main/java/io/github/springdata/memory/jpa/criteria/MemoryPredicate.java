package io.github.springdata.memory.jpa.criteria;

import java.util.List;

import jakarta.persistence.criteria.Expression;
import jakarta.persistence.criteria.Predicate;

/**
 * Condition of a criteria statement.
 */
abstract class MemoryPredicate extends MemoryExpression<Boolean> implements Predicate {

	MemoryPredicate() {
		super(Boolean.class);
	}

	@Override
	public BooleanOperator getOperator() {
		return BooleanOperator.AND;
	}

	@Override
	public boolean isNegated() {
		return false;
	}

	@Override
	public List<Expression<Boolean>> getExpressions() {
		return List.of();
	}

	@Override
	public MemoryPredicate not() {
		return new NegatedPredicate(this);
	}

}
