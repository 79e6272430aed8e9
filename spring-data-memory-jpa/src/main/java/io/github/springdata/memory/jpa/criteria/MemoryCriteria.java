package io.github.springdata.memory.jpa.criteria;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import io.github.springdata.memory.query.syntax.Expression;
import jakarta.persistence.criteria.CommonAbstractCriteria;
import jakarta.persistence.criteria.ParameterExpression;
import jakarta.persistence.criteria.Subquery;
import jakarta.persistence.metamodel.EntityType;
import jakarta.persistence.metamodel.Metamodel;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * What all criteria have in common: a condition, parameters, subqueries.
 */
abstract class MemoryCriteria implements CommonAbstractCriteria {

	private final Metamodel metamodel;

	private @Nullable MemoryPredicate restriction;

	MemoryCriteria(Metamodel metamodel) {
		this.metamodel = metamodel;
	}

	/**
	 * Writes what there is of the statement, for its text and its parameters.
	 */
	abstract Object write(Scope scope);

	final Metamodel metamodel() {
		return this.metamodel;
	}

	final void restrict(@Nullable MemoryPredicate condition) {
		this.restriction = condition;
	}

	@Override
	public @Nullable MemoryPredicate getRestriction() {
		return this.restriction;
	}

	@Override
	public Set<ParameterExpression<?>> getParameters() {
		Scope scope = Scope.partial();
		write(scope);
		return scope.parameters();
	}

	@Override
	public <U> Subquery<U> subquery(Class<U> type) {
		Assert.notNull(type, "Type must not be null");
		return new MemorySubquery<>(this, type);
	}

	@Override
	public <U> Subquery<U> subquery(EntityType<U> type) {
		Assert.notNull(type, "Type must not be null");
		return subquery(type.getJavaType());
	}

	/**
	 * Writes the condition.
	 * @param others what has to be met besides
	 * @return the condition, or {@code null} if each row meets it
	 */
	final @Nullable Expression where(Scope scope, List<Expression> others) {
		List<Term> conditions = new ArrayList<>();
		others.forEach((other) -> conditions.add((any) -> other));
		if (this.restriction != null) {
			conditions.add(this.restriction);
		}
		Expression condition = Terms.and(conditions).write(scope);
		return Terms.isConstant(condition, true) ? null : condition;
	}

	@Override
	public String toString() {
		return write(Scope.partial()).toString();
	}

}
