package io.github.springdata.memory.jpa.criteria;

import java.util.ArrayList;
import java.util.List;

import io.github.springdata.memory.query.syntax.Expression;
import jakarta.persistence.criteria.CriteriaBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Condition that a value is one of others, which may be added one by one.
 *
 * @param <T> the type of the values
 */
final class MemoryIn<T> extends MemoryPredicate implements CriteriaBuilder.In<T> {

	private final TermExpression<? extends T> operand;

	private final List<Term> members;

	MemoryIn(TermExpression<? extends T> operand, List<Term> members) {
		this.operand = operand;
		this.members = new ArrayList<>(members);
	}

	@Override
	@SuppressWarnings("unchecked")
	public jakarta.persistence.criteria.Expression<T> getExpression() {
		return (jakarta.persistence.criteria.Expression<T>) this.operand;
	}

	@Override
	public CriteriaBuilder.In<T> value(@Nullable T value) {
		this.members.add(LiteralTerm.comparedWith(this.operand, value));
		return this;
	}

	@Override
	public CriteriaBuilder.In<T> value(jakarta.persistence.criteria.Expression<? extends T> value) {
		this.members.add(Term.of(value));
		return this;
	}

	@Override
	public Expression write(Scope scope) {
		return Terms.in(this.operand, this.members).write(scope);
	}

}
