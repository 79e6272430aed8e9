package io.github.springdata.memory.jpa.criteria;

import io.github.springdata.memory.query.syntax.Expression;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Part of a criteria statement, written when the statement is: until then, it may still
 * change.
 */
@FunctionalInterface
interface Term {

	/**
	 * Writes this part.
	 * @param scope the names of variables and parameters
	 */
	Expression write(Scope scope);

	/**
	 * The term that an expression is.
	 */
	static Term of(jakarta.persistence.criteria.@Nullable Expression<?> expression) {
		Assert.notNull(expression, "Expression must not be null");
		if (expression instanceof Term term) {
			return term;
		}
		throw new IllegalArgumentException("%s was made by another provider; make it with the builder of this one"
			.formatted(expression.getClass().getName()));
	}

	/**
	 * The term of an expression, or the literal that any other value is.
	 */
	static Term value(@Nullable Object value) {
		return (value instanceof jakarta.persistence.criteria.Expression<?> expression) ? of(expression)
				: new LiteralTerm(value);
	}

}
