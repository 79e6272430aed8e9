package io.github.springdata.memory.repository.query;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.core.convert.TypeDescriptor;
import org.springframework.data.repository.util.QueryExecutionConverters;
import org.springframework.expression.EvaluationContext;
import org.springframework.expression.MethodExecutor;
import org.springframework.expression.MethodResolver;
import org.springframework.expression.TypedValue;
import org.springframework.expression.spel.support.StandardEvaluationContext;
import org.springframework.util.Assert;
import org.springframework.util.ClassUtils;

/**
 * Functions for values in patterns of {@code like}, which Spring Data JPA has as well:
 * {@code escape(value)} takes the meaning of wildcards away, and
 * {@code escapeCharacter()} is the character that does so. Functions of the same names
 * that the application adds to expressions take precedence.
 */
final class LikeFunctions implements MethodResolver {

	private static final LikeFunctions INSTANCE = new LikeFunctions();

	private static final char ESCAPE = '\\';

	private LikeFunctions() {
	}

	/**
	 * Lets the expressions of a context use the functions.
	 */
	static void addTo(@Nullable EvaluationContext context) {
		if (context instanceof StandardEvaluationContext standard) {
			List<MethodResolver> resolvers = new ArrayList<>(standard.getMethodResolvers());
			resolvers.add(INSTANCE);
			standard.setMethodResolvers(resolvers);
		}
	}

	@Override
	public @Nullable MethodExecutor resolve(EvaluationContext context, Object target, String name,
			List<TypeDescriptor> arguments) {
		if (target != context.getRootObject().getValue()) {
			return null;
		}
		if (name.equals("escape") && arguments.size() == 1) {
			return (evaluation, root, values) -> new TypedValue(escape(QueryExecutionConverters.unwrap(values[0])));
		}
		return (name.equals("escapeCharacter") && arguments.isEmpty())
				? (evaluation, root, values) -> new TypedValue(ESCAPE) : null;
	}

	private static @Nullable String escape(@Nullable Object value) {
		if (value == null) {
			return null;
		}
		Assert.isTrue(ClassUtils.isSimpleValueType(value.getClass()),
				() -> "escape(..) takes a text, not a " + value.getClass().getName());
		StringBuilder escaped = new StringBuilder();
		for (char c : value.toString().toCharArray()) {
			if (c == ESCAPE || c == '%' || c == '_') {
				escaped.append(ESCAPE);
			}
			escaped.append(c);
		}
		return escaped.toString();
	}

}
