package io.github.springdata.memory.jpa.criteria;

import java.util.List;

import io.github.springdata.memory.query.Condition.Operator;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Expression;
import jakarta.persistence.criteria.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Builder of comparisons.
 */
interface Comparisons extends CriteriaBuilder {

	@Override
	default Predicate equal(Expression<?> x, Expression<?> y) {
		return Conditions.equal(Term.of(x), Term.of(y));
	}

	@Override
	default Predicate equal(Expression<?> x, @Nullable Object y) {
		return Conditions.equal(Term.of(x), LiteralTerm.comparedWith(Term.of(x), y));
	}

	@Override
	default Predicate notEqual(Expression<?> x, Expression<?> y) {
		return Conditions.notEqual(Term.of(x), Term.of(y));
	}

	@Override
	default Predicate notEqual(Expression<?> x, @Nullable Object y) {
		return Conditions.notEqual(Term.of(x), LiteralTerm.comparedWith(Term.of(x), y));
	}

	@Override
	default <Y extends Comparable<? super Y>> Predicate greaterThan(Expression<? extends Y> x,
			Expression<? extends Y> y) {
		return Conditions.compare(Operator.GREATER, Term.of(x), Term.of(y));
	}

	@Override
	default <Y extends Comparable<? super Y>> Predicate greaterThan(Expression<? extends Y> x, @Nullable Y y) {
		return Conditions.compare(Operator.GREATER, Term.of(x), Term.value(y));
	}

	@Override
	default <Y extends Comparable<? super Y>> Predicate greaterThanOrEqualTo(Expression<? extends Y> x,
			Expression<? extends Y> y) {
		return Conditions.compare(Operator.GREATER_OR_EQUAL, Term.of(x), Term.of(y));
	}

	@Override
	default <Y extends Comparable<? super Y>> Predicate greaterThanOrEqualTo(Expression<? extends Y> x, @Nullable Y y) {
		return Conditions.compare(Operator.GREATER_OR_EQUAL, Term.of(x), Term.value(y));
	}

	@Override
	default <Y extends Comparable<? super Y>> Predicate lessThan(Expression<? extends Y> x, Expression<? extends Y> y) {
		return Conditions.compare(Operator.LESS, Term.of(x), Term.of(y));
	}

	@Override
	default <Y extends Comparable<? super Y>> Predicate lessThan(Expression<? extends Y> x, @Nullable Y y) {
		return Conditions.compare(Operator.LESS, Term.of(x), Term.value(y));
	}

	@Override
	default <Y extends Comparable<? super Y>> Predicate lessThanOrEqualTo(Expression<? extends Y> x,
			Expression<? extends Y> y) {
		return Conditions.compare(Operator.LESS_OR_EQUAL, Term.of(x), Term.of(y));
	}

	@Override
	default <Y extends Comparable<? super Y>> Predicate lessThanOrEqualTo(Expression<? extends Y> x, @Nullable Y y) {
		return Conditions.compare(Operator.LESS_OR_EQUAL, Term.of(x), Term.value(y));
	}

	@Override
	default <Y extends Comparable<? super Y>> Predicate between(Expression<? extends Y> v, Expression<? extends Y> x,
			Expression<? extends Y> y) {
		return Conditions.of(Terms.between(Term.of(v), Term.of(x), Term.of(y)));
	}

	@Override
	default <Y extends Comparable<? super Y>> Predicate between(Expression<? extends Y> v, @Nullable Y x,
			@Nullable Y y) {
		return Conditions.of(Terms.between(Term.of(v), Term.value(x), Term.value(y)));
	}

	@Override
	default Predicate gt(Expression<? extends Number> x, Expression<? extends Number> y) {
		return Conditions.compare(Operator.GREATER, Term.of(x), Term.of(y));
	}

	@Override
	default Predicate gt(Expression<? extends Number> x, @Nullable Number y) {
		return Conditions.compare(Operator.GREATER, Term.of(x), Term.value(y));
	}

	@Override
	default Predicate ge(Expression<? extends Number> x, Expression<? extends Number> y) {
		return Conditions.compare(Operator.GREATER_OR_EQUAL, Term.of(x), Term.of(y));
	}

	@Override
	default Predicate ge(Expression<? extends Number> x, @Nullable Number y) {
		return Conditions.compare(Operator.GREATER_OR_EQUAL, Term.of(x), Term.value(y));
	}

	@Override
	default Predicate lt(Expression<? extends Number> x, Expression<? extends Number> y) {
		return Conditions.compare(Operator.LESS, Term.of(x), Term.of(y));
	}

	@Override
	default Predicate lt(Expression<? extends Number> x, @Nullable Number y) {
		return Conditions.compare(Operator.LESS, Term.of(x), Term.value(y));
	}

	@Override
	default Predicate le(Expression<? extends Number> x, Expression<? extends Number> y) {
		return Conditions.compare(Operator.LESS_OR_EQUAL, Term.of(x), Term.of(y));
	}

	@Override
	default Predicate le(Expression<? extends Number> x, @Nullable Number y) {
		return Conditions.compare(Operator.LESS_OR_EQUAL, Term.of(x), Term.value(y));
	}

	@Override
	@SuppressWarnings("unchecked")
	default <T> In<T> in(Expression<? extends T> expression) {
		Term.of(expression);
		return new MemoryIn<>((TermExpression<? extends T>) expression, List.of());
	}

}
