package io.github.springdata.memory.jpa.criteria;

import io.github.springdata.memory.query.syntax.Expression;
import org.jspecify.annotations.Nullable;

/**
 * Value that a statement has in itself, of any type.
 *
 * @param value the value, or {@code null}
 */
record LiteralTerm(@Nullable Object value) implements Term {

	@Override
	public Expression write(Scope scope) {
		return new Expression.Literal(this.value, Terms.NOWHERE);
	}

}
