package io.github.springdata.memory.jpa.criteria;

import java.util.Arrays;
import java.util.List;

import io.github.springdata.memory.query.Condition.Operator;
import jakarta.persistence.criteria.Expression;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Predicate.BooleanOperator;
import org.jspecify.annotations.Nullable;

/**
 * Factory of predicates.
 */
final class Conditions {

	private Conditions() {
	}

	static MemoryPredicate of(Term term) {
		return new SimplePredicate(term);
	}

	/**
	 * The predicate that a boolean expression is.
	 */
	static MemoryPredicate of(Expression<Boolean> expression) {
		Term term = Term.of(expression);
		return (term instanceof MemoryPredicate predicate) ? predicate : of(term);
	}

	static MemoryPredicate all(List<? extends Expression<Boolean>> conditions) {
		return new CompoundPredicate(BooleanOperator.AND, conditions);
	}

	static MemoryPredicate any(List<? extends Expression<Boolean>> conditions) {
		return new CompoundPredicate(BooleanOperator.OR, conditions);
	}

	/**
	 * The condition that a clause has.
	 * @return the condition, or {@code null} for none
	 */
	static @Nullable MemoryPredicate restriction(@Nullable Expression<Boolean> condition) {
		return (condition != null) ? of(condition) : null;
	}

	/**
	 * The condition that a clause has, all of whose parts have to be met.
	 * @return the condition, or {@code null} for none
	 */
	static @Nullable MemoryPredicate restriction(@Nullable List<Predicate> conditions) {
		if (conditions == null || conditions.isEmpty()) {
			return null;
		}
		return (conditions.size() == 1) ? restriction(conditions.get(0)) : all(conditions);
	}

	static @Nullable MemoryPredicate restriction(Predicate @Nullable [] conditions) {
		return (conditions != null) ? restriction(Arrays.asList(conditions)) : null;
	}

	static MemoryPredicate isNull(Term operand) {
		return of(Terms.isNull(operand));
	}

	static MemoryPredicate equal(Term left, Term right) {
		return compare(Operator.EQUAL, left, right);
	}

	static MemoryPredicate notEqual(Term left, Term right) {
		return compare(Operator.NOT_EQUAL, left, right);
	}

	static MemoryPredicate compare(Operator operator, Term left, Term right) {
		return of(Terms.comparison(operator, left, right));
	}

}
