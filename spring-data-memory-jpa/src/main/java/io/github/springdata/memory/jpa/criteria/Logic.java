package io.github.springdata.memory.jpa.criteria;

import java.util.Arrays;
import java.util.List;

import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Expression;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Subquery;

import org.springframework.util.Assert;

/**
 * Builder of conditions of conditions, of null and of subqueries.
 */
interface Logic extends CriteriaBuilder {

	@Override
	default Predicate and(Expression<Boolean> x, Expression<Boolean> y) {
		return Conditions.all(Arrays.asList(x, y));
	}

	@Override
	default Predicate and(Predicate... restrictions) {
		Assert.notNull(restrictions, "Conditions must not be null");
		return Conditions.all(Arrays.asList(restrictions));
	}

	@Override
	default Predicate and(List<Predicate> restrictions) {
		return Conditions.all(restrictions);
	}

	@Override
	default Predicate or(Expression<Boolean> x, Expression<Boolean> y) {
		return Conditions.any(Arrays.asList(x, y));
	}

	@Override
	default Predicate or(Predicate... restrictions) {
		Assert.notNull(restrictions, "Conditions must not be null");
		return Conditions.any(Arrays.asList(restrictions));
	}

	@Override
	default Predicate or(List<Predicate> restrictions) {
		return Conditions.any(restrictions);
	}

	@Override
	default Predicate not(Expression<Boolean> restriction) {
		return Conditions.of(restriction).not();
	}

	@Override
	default Predicate conjunction() {
		return Conditions.all(List.of());
	}

	@Override
	default Predicate disjunction() {
		return Conditions.any(List.of());
	}

	@Override
	default Predicate isTrue(Expression<Boolean> x) {
		return (x instanceof Predicate predicate) ? predicate : Conditions.equal(Term.of(x), Term.value(true));
	}

	@Override
	default Predicate isFalse(Expression<Boolean> x) {
		return (x instanceof Predicate predicate) ? predicate.not() : Conditions.equal(Term.of(x), Term.value(false));
	}

	@Override
	default Predicate isNull(Expression<?> x) {
		return Conditions.isNull(Term.of(x));
	}

	@Override
	default Predicate isNotNull(Expression<?> x) {
		return Conditions.isNull(Term.of(x)).not();
	}

	@Override
	default Predicate exists(Subquery<?> subquery) {
		return Conditions.of(Terms.exists(MemorySubquery.of(subquery)));
	}

	@Override
	default <Y> Expression<Y> all(Subquery<Y> subquery) {
		return quantified(true, subquery);
	}

	@Override
	default <Y> Expression<Y> some(Subquery<Y> subquery) {
		return quantified(false, subquery);
	}

	@Override
	default <Y> Expression<Y> any(Subquery<Y> subquery) {
		return quantified(false, subquery);
	}

	private static <Y> Expression<Y> quantified(boolean all, Subquery<Y> subquery) {
		MemorySubquery<?> known = MemorySubquery.of(subquery);
		return new ComputedExpression<>(known.getJavaType(), Terms.quantified(all, known));
	}

}
