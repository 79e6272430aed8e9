package io.github.springdata.memory.jpa.criteria;

import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Expression;
import org.jspecify.annotations.Nullable;

/**
 * Choice by conditions.
 *
 * @param <R> the type of the results
 */
final class SearchedCase<R> extends MemoryCase<R> implements CriteriaBuilder.Case<R> {

	SearchedCase() {
		super(null);
	}

	@Override
	public CriteriaBuilder.Case<R> when(Expression<Boolean> condition, @Nullable R result) {
		add(Term.of(condition), Term.value(result));
		return this;
	}

	@Override
	public CriteriaBuilder.Case<R> when(Expression<Boolean> condition, Expression<? extends R> result) {
		add(Term.of(condition), Term.of(result));
		return this;
	}

}
