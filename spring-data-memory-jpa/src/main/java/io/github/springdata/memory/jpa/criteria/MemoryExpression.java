package io.github.springdata.memory.jpa.criteria;

import jakarta.persistence.criteria.Selection;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Expression with a type and an alias.
 *
 * @param <T> the type of the values
 */
abstract class MemoryExpression<T> implements TermExpression<T> {

	private final Class<?> javaType;

	private @Nullable String alias;

	MemoryExpression(Class<?> javaType) {
		this.javaType = javaType;
	}

	@Override
	@SuppressWarnings("unchecked")
	public Class<? extends T> getJavaType() {
		return (Class<? extends T>) this.javaType;
	}

	@Override
	public @Nullable String getAlias() {
		return this.alias;
	}

	@Override
	public Selection<T> alias(String name) {
		Assert.hasText(name, "Alias must not be empty");
		this.alias = name;
		return this;
	}

	@Override
	public String toString() {
		return write(Scope.partial()).toString();
	}

}
