package io.github.springdata.memory.jpa.criteria;

import java.util.ArrayList;
import java.util.List;

import io.github.springdata.memory.query.syntax.Expression;

import org.springframework.util.Assert;

/**
 * Condition that all, or any, of others are met. There may be none.
 */
final class CompoundPredicate extends MemoryPredicate {

	private final BooleanOperator operator;

	private final List<MemoryPredicate> operands = new ArrayList<>();

	CompoundPredicate(BooleanOperator operator,
			List<? extends jakarta.persistence.criteria.Expression<Boolean>> operands) {
		Assert.notNull(operands, "Conditions must not be null");
		this.operator = operator;
		operands.forEach((operand) -> this.operands.add(Conditions.of(operand)));
	}

	@Override
	public BooleanOperator getOperator() {
		return this.operator;
	}

	@Override
	public List<jakarta.persistence.criteria.Expression<Boolean>> getExpressions() {
		return new ArrayList<>(this.operands);
	}

	@Override
	public Expression write(Scope scope) {
		List<Term> terms = List.copyOf(this.operands);
		return ((this.operator == BooleanOperator.AND) ? Terms.and(terms) : Terms.or(terms)).write(scope);
	}

}
