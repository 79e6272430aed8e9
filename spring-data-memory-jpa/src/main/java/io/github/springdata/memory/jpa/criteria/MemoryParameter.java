package io.github.springdata.memory.jpa.criteria;

import io.github.springdata.memory.query.syntax.Expression;
import io.github.springdata.memory.query.syntax.Expression.Parameter.Kind;
import jakarta.persistence.criteria.ParameterExpression;
import org.jspecify.annotations.Nullable;

/**
 * Parameter of a statement. One without a name is given one when the statement is
 * written.
 *
 * @param <T> the type of its values
 */
final class MemoryParameter<T> extends MemoryExpression<T> implements ParameterExpression<T> {

	private final Class<T> type;

	private final @Nullable String name;

	MemoryParameter(Class<T> type, @Nullable String name) {
		super(type);
		this.type = type;
		this.name = name;
	}

	@Override
	public @Nullable String getName() {
		return this.name;
	}

	@Override
	public @Nullable Integer getPosition() {
		return null;
	}

	@Override
	public Class<T> getParameterType() {
		return this.type;
	}

	@Override
	public Expression write(Scope scope) {
		return new Expression.Parameter(Kind.NAMED, scope.parameter(this), Terms.NOWHERE);
	}

}
