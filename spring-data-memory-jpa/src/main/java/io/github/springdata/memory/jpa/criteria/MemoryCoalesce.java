package io.github.springdata.memory.jpa.criteria;

import java.util.ArrayList;
import java.util.List;

import io.github.springdata.memory.query.syntax.Expression;
import io.github.springdata.memory.query.syntax.ScalarFunction;
import jakarta.persistence.criteria.CriteriaBuilder;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * First of some values that is not null. They are added one by one.
 *
 * @param <T> the type of the values
 */
final class MemoryCoalesce<T> extends MemoryExpression<T> implements CriteriaBuilder.Coalesce<T> {

	private final List<Term> values = new ArrayList<>();

	MemoryCoalesce(Term... values) {
		super(Object.class);
		this.values.addAll(List.of(values));
	}

	@Override
	@SuppressWarnings("unchecked")
	public Class<? extends T> getJavaType() {
		return (Class<? extends T>) JavaTypes.first(this.values);
	}

	@Override
	public CriteriaBuilder.Coalesce<T> value(@Nullable T value) {
		this.values.add(Term.value(value));
		return this;
	}

	@Override
	public CriteriaBuilder.Coalesce<T> value(jakarta.persistence.criteria.Expression<? extends T> value) {
		this.values.add(Term.of(value));
		return this;
	}

	@Override
	public Expression write(Scope scope) {
		Assert.state(!this.values.isEmpty(), "A coalesce expression needs a value; call value(..)");
		return (this.values.size() == 1) ? this.values.get(0).write(scope)
				: Terms.call(ScalarFunction.COALESCE, this.values).write(scope);
	}

}
