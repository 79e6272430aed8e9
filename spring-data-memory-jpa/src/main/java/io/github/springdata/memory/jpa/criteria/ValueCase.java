package io.github.springdata.memory.jpa.criteria;

import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Expression;
import org.jspecify.annotations.Nullable;

/**
 * Choice by the values of an expression.
 *
 * @param <C> the type of the values
 * @param <R> the type of the results
 */
final class ValueCase<C, R> extends MemoryCase<R> implements CriteriaBuilder.SimpleCase<C, R> {

	private final Expression<? extends C> expression;

	ValueCase(Expression<? extends C> expression) {
		super(Term.of(expression));
		this.expression = expression;
	}

	@Override
	@SuppressWarnings("unchecked")
	public Expression<C> getExpression() {
		return (Expression<C>) this.expression;
	}

	@Override
	public CriteriaBuilder.SimpleCase<C, R> when(@Nullable C value, @Nullable R result) {
		return branch(Term.value(value), Term.value(result));
	}

	@Override
	public CriteriaBuilder.SimpleCase<C, R> when(@Nullable C value, Expression<? extends R> result) {
		return branch(Term.value(value), Term.of(result));
	}

	@Override
	public CriteriaBuilder.SimpleCase<C, R> when(Expression<? extends C> value, @Nullable R result) {
		return branch(Term.of(value), Term.value(result));
	}

	@Override
	public CriteriaBuilder.SimpleCase<C, R> when(Expression<? extends C> value, Expression<? extends R> result) {
		return branch(Term.of(value), Term.of(result));
	}

	private CriteriaBuilder.SimpleCase<C, R> branch(Term value, Term result) {
		add(value, result);
		return this;
	}

}
