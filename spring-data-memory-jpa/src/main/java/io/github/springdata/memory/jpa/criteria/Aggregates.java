package io.github.springdata.memory.jpa.criteria;

import io.github.springdata.memory.query.syntax.Expression.Aggregate;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Expression;

/**
 * Builder of aggregates.
 */
interface Aggregates extends CriteriaBuilder {

	@Override
	default <N extends Number> Expression<Double> avg(Expression<N> x) {
		return aggregate(Aggregate.Kind.AVG, x, Double.class);
	}

	@Override
	default <N extends Number> Expression<N> sum(Expression<N> x) {
		return aggregate(Aggregate.Kind.SUM, x);
	}

	@Override
	default Expression<Long> sumAsLong(Expression<Integer> x) {
		return aggregate(Aggregate.Kind.SUM, x, Long.class);
	}

	@Override
	default Expression<Double> sumAsDouble(Expression<Float> x) {
		return aggregate(Aggregate.Kind.SUM, x, Double.class);
	}

	@Override
	default <N extends Number> Expression<N> max(Expression<N> x) {
		return aggregate(Aggregate.Kind.MAX, x);
	}

	@Override
	default <N extends Number> Expression<N> min(Expression<N> x) {
		return aggregate(Aggregate.Kind.MIN, x);
	}

	@Override
	default <X extends Comparable<? super X>> Expression<X> greatest(Expression<X> x) {
		return aggregate(Aggregate.Kind.MAX, x);
	}

	@Override
	default <X extends Comparable<? super X>> Expression<X> least(Expression<X> x) {
		return aggregate(Aggregate.Kind.MIN, x);
	}

	@Override
	default Expression<Long> count(Expression<?> x) {
		return aggregate(Aggregate.Kind.COUNT, x, Long.class);
	}

	@Override
	default Expression<Long> countDistinct(Expression<?> x) {
		return new ComputedExpression<>(Long.class, Terms.aggregate(Aggregate.Kind.COUNT, true, Term.of(x)));
	}

	private static <X> Expression<X> aggregate(Aggregate.Kind kind, Expression<X> x) {
		Term term = Term.of(x);
		return new ComputedExpression<>(JavaTypes.of(term), Terms.aggregate(kind, false, term));
	}

	private static <X> Expression<X> aggregate(Aggregate.Kind kind, Expression<?> x, Class<X> type) {
		return new ComputedExpression<>(type, Terms.aggregate(kind, false, Term.of(x)));
	}

}
