package io.github.springdata.memory.jpa.criteria;

import io.github.springdata.memory.query.syntax.Expression;
import org.jspecify.annotations.Nullable;

import org.springframework.util.NumberUtils;

/**
 * Value that a statement has in itself, of any type.
 *
 * @param value the value, or {@code null}
 */
record LiteralTerm(@Nullable Object value) implements Term {

	/**
	 * A value that is compared with another term. A text that is a number of the type of
	 * a numeric one is that number, since signatures like that of
	 * {@code equal(Expression, Object)} let it through.
	 */
	static Term comparedWith(Term other, @Nullable Object value) {
		Class<?> type = JavaTypes.of(other);
		return (value instanceof String text && Number.class.isAssignableFrom(type) && type != Number.class)
				? new LiteralTerm(number(text, type)) : Term.value(value);
	}

	private static Object number(String text, Class<?> type) {
		try {
			return NumberUtils.parseNumber(text, type.asSubclass(Number.class));
		}
		catch (IllegalArgumentException ex) {
			return text;
		}
	}

	@Override
	public Expression write(Scope scope) {
		return new Expression.Literal(this.value, Terms.NOWHERE);
	}

}
