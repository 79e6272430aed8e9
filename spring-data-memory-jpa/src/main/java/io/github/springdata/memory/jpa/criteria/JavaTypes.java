package io.github.springdata.memory.jpa.criteria;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collection;
import java.util.List;

import jakarta.persistence.criteria.Expression;

import org.springframework.util.ClassUtils;

/**
 * Types that the values of terms have in Java.
 */
final class JavaTypes {

	/** The types of numbers; an operation has the first of those of its operands. */
	private static final List<Class<?>> NUMBERS = List.of(Double.class, Float.class, BigDecimal.class, BigInteger.class,
			Long.class, Integer.class, Short.class, Byte.class);

	private JavaTypes() {
	}

	/**
	 * The type of a term, {@code Object} if it is not known.
	 */
	static Class<?> of(Term term) {
		if (term instanceof LiteralTerm literal) {
			return (literal.value() != null) ? literal.value().getClass() : Object.class;
		}
		return (term instanceof Expression<?> expression && expression.getJavaType() != null)
				? ClassUtils.resolvePrimitiveIfNecessary(expression.getJavaType()) : Object.class;
	}

	/**
	 * The type of the first term of which it is known.
	 */
	static Class<?> first(Collection<Term> terms) {
		return terms.stream()
			.<Class<?>>map(JavaTypes::of)
			.filter((type) -> type != Object.class)
			.findFirst()
			.orElse(Object.class);
	}

	/**
	 * The type of a number that is computed of two others.
	 */
	static Class<?> number(Term left, Term right) {
		Class<?> one = of(left);
		Class<?> other = of(right);
		return NUMBERS.stream().filter((type) -> type == one || type == other).findFirst().orElse(Number.class);
	}

}
