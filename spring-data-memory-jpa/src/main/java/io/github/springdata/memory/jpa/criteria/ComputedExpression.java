package io.github.springdata.memory.jpa.criteria;

import io.github.springdata.memory.query.syntax.Expression;

/**
 * Expression that never changes.
 *
 * @param <T> the type of the values
 */
final class ComputedExpression<T> extends MemoryExpression<T> {

	private final Term term;

	ComputedExpression(Class<?> javaType, Term term) {
		super(javaType);
		this.term = term;
	}

	@Override
	public Expression write(Scope scope) {
		return this.term.write(scope);
	}

}
