package io.github.springdata.memory.jpa.criteria;

import java.util.Arrays;
import java.util.stream.Collectors;

import io.github.springdata.memory.query.syntax.CastType;
import jakarta.persistence.criteria.Expression;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;
import org.springframework.util.ClassUtils;

/**
 * Expressions as other types.
 */
final class Conversions {

	private Conversions() {
	}

	/**
	 * An expression whose values are taken for those of a type, and converted if they
	 * cannot be.
	 */
	static <X> Expression<X> as(TermExpression<?> expression, Class<X> type) {
		Assert.notNull(type, "Type must not be null");
		boolean related = ClassUtils.isAssignable(type, expression.getJavaType())
				|| ClassUtils.isAssignable(expression.getJavaType(), type);
		return (related || castType(type) == null) ? new ComputedExpression<>(type, expression)
				: cast(expression, type);
	}

	static <X> Expression<X> cast(TermExpression<?> expression, Class<X> type) {
		Assert.notNull(type, "Type must not be null");
		CastType castType = castType(type);
		if (castType == null) {
			throw new IllegalArgumentException(
					"'%s' cannot be cast to %s, but to one of %s".formatted(expression, type.getName(),
							Arrays.stream(CastType.values())
								.map((known) -> known.type().getSimpleName())
								.collect(Collectors.joining(", "))));
		}
		return new ComputedExpression<>(type, Terms.cast(expression, castType));
	}

	private static @Nullable CastType castType(Class<?> type) {
		Class<?> boxed = ClassUtils.resolvePrimitiveIfNecessary(type);
		return Arrays.stream(CastType.values()).filter((known) -> known.type() == boxed).findFirst().orElse(null);
	}

}
