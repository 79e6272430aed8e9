package io.github.springdata.memory.repository.query;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

import io.github.springdata.memory.query.statement.StatementParameter;
import io.github.springdata.memory.query.syntax.Expression.Parameter.Kind;
import io.github.springdata.memory.query.syntax.InvalidStatementException;
import org.jspecify.annotations.Nullable;

import org.springframework.core.ResolvableType;
import org.springframework.data.expression.ValueEvaluationContext;
import org.springframework.data.expression.ValueEvaluationContextProvider;
import org.springframework.data.expression.ValueExpression;
import org.springframework.data.repository.query.Parameter;
import org.springframework.data.repository.query.Parameters;
import org.springframework.data.repository.query.ValueExpressionDelegate;
import org.springframework.data.repository.util.QueryExecutionConverters;
import org.springframework.util.ClassUtils;

/**
 * Assignment of the arguments of a call to the parameters of a text, by name, by position
 * or by a value expression. An expression gives a value that is bound like any other; it
 * never becomes text.
 */
final class DeclaredArguments {

	private final MemoryQueryMethod method;

	private final Map<String, Integer> indexes = new HashMap<>();

	private final Map<String, ValueExpression> expressions = new HashMap<>();

	private final Set<Integer> several = new HashSet<>();

	private final ValueEvaluationContextProvider contexts;

	private final String text;

	DeclaredArguments(MemoryQueryMethod method, String text, ValueExpressionDelegate delegate) {
		this.method = method;
		this.text = text;
		this.contexts = delegate.createValueContextProvider(method.getParameters());
	}

	/**
	 * Finds the argument for each parameter.
	 * @throws InvalidStatementException if there is none, or its type does not fit
	 */
	static DeclaredArguments of(MemoryQueryMethod method, String text, List<StatementParameter> parameters,
			ValueExpressionDelegate delegate) {
		DeclaredArguments arguments = new DeclaredArguments(method, text, delegate);
		for (StatementParameter parameter : parameters) {
			if (parameter.kind() == Kind.EXPRESSION) {
				arguments.checkVariables(parameter);
				arguments.expressions.put(parameter.name(), delegate.parse(parameter.name()));
			}
			else {
				arguments.indexes.put(parameter.name(), arguments.index(parameter));
			}
		}
		arguments.listForExpressions();
		return arguments;
	}

	/**
	 * Refuses variables that no parameter gives a value to, and which would be null.
	 */
	private void checkVariables(StatementParameter expression) {
		for (String variable : ExpressionVariables.unknown(expression.name(), this.method.getParameters())) {
			throw new InvalidStatementException(this.text, expression.location(),
					"the value expression has a variable '#%s', but the method no such parameter; it has %s%s"
						.formatted(variable,
								this.method.getParameters().stream().map(LaterArguments::describe).toList(),
								nameless(variable)));
		}
	}

	/**
	 * What delivers several values is a list to value expressions.
	 */
	private void listForExpressions() {
		for (Parameter parameter : this.method.getParameters().getBindableParameters()) {
			if (LaterArguments.isSeveral(this.method.parameterType(parameter.getIndex()).toClass())) {
				this.several.add(parameter.getIndex());
			}
		}
	}

	/**
	 * Refuses parameters of the method that the text does not use.
	 */
	void requireAllUsed() {
		Set<Integer> used = new HashSet<>(this.indexes.values());
		for (Parameter parameter : this.method.getParameters().getBindableParameters()) {
			if (!used.contains(parameter.getIndex()) && this.expressions.isEmpty()) {
				throw new IllegalArgumentException("parameter %s is not used in the text '%s'; use it, or leave it out"
					.formatted(LaterArguments.describe(parameter), this.text));
			}
		}
	}

	/**
	 * The positions of publishers that stand for a list of their values.
	 */
	Set<Integer> several() {
		return this.several;
	}

	private int index(StatementParameter wanted) {
		Parameters<?, ?> bindable = this.method.getParameters().getBindableParameters();
		int position = 0;
		for (Parameter parameter : bindable) {
			position++;
			boolean found = (wanted.kind() == Kind.POSITIONAL) ? wanted.name().equals(String.valueOf(position))
					: parameter.getName().filter(wanted.name()::equals).isPresent();
			if (found) {
				check(wanted, parameter);
				return parameter.getIndex();
			}
		}
		throw new InvalidStatementException(this.text, wanted.location(),
				"the method has no parameter '%s'; it has %s%s".formatted(wanted.name(),
						bindable.stream().map(LaterArguments::describe).toList(), nameless(wanted.name())));
	}

	/**
	 * What to do about parameters whose names the compiler did not keep.
	 */
	private String nameless(String wanted) {
		boolean named = this.method.getParameters()
			.getBindableParameters()
			.stream()
			.allMatch((parameter) -> parameter.getName().isPresent());
		return named ? "" : "; some have no names: compile with -parameters, or annotate them, as in @Param(\"%s\")"
			.formatted(wanted);
	}

	private void check(StatementParameter wanted, Parameter parameter) {
		ResolvableType type = this.method.parameterType(parameter.getIndex());
		if (wanted.several() && LaterArguments.mayBeSeveral(type.toClass())) {
			this.several.add(parameter.getIndex());
		}
		else if (LaterArguments.isSeveral(type.toClass())) {
			throw new InvalidStatementException(this.text, wanted.location(),
					"parameter %s of the method is of type %s, which delivers several values, but one is needed here; take a Mono, or use in"
						.formatted(LaterArguments.describe(parameter), type));
		}
		Class<?> offered = elementType(type, wanted.several());
		boolean array = wanted.type().isArray() && suits(type.toClass(), wanted.type());
		if (wanted.type() != Object.class && !array && !wanted.converts(offered) && !suits(offered, wanted.type())) {
			throw new InvalidStatementException(this.text, wanted.location(),
					"parameter %s of the method is of type %s, but %s is needed here"
						.formatted(LaterArguments.describe(parameter), type, wanted.type().getSimpleName()));
		}
	}

	/**
	 * The type of a value, without {@code Optional} and, where it may stand for several,
	 * without a collection or array.
	 */
	private static Class<?> elementType(ResolvableType type, boolean several) {
		Class<?> raw = type.toClass();
		if (LaterArguments.isLater(raw)) {
			return elementType(LaterArguments.content(type), several && !LaterArguments.mayBeSeveral(raw));
		}
		if (several && type.isArray()) {
			return type.getComponentType().toClass();
		}
		if ((several && Iterable.class.isAssignableFrom(raw)) || QueryExecutionConverters.supports(raw)) {
			return type.as(several && Iterable.class.isAssignableFrom(raw) ? Iterable.class : raw)
				.getGeneric(0)
				.resolve(Object.class);
		}
		return raw;
	}

	private static boolean suits(Class<?> offered, Class<?> wanted) {
		Class<?> parameter = ClassUtils.resolvePrimitiveIfNecessary(offered);
		Class<?> type = ClassUtils.resolvePrimitiveIfNecessary(wanted);
		boolean numbers = Number.class.isAssignableFrom(parameter) && Number.class.isAssignableFrom(type);
		boolean texts = (type == String.class || type == Character.class)
				&& (CharSequence.class.isAssignableFrom(parameter) || parameter == Character.class);
		return numbers || texts || type.isAssignableFrom(parameter) || parameter.isAssignableFrom(type);
	}

	/**
	 * The values of a call by parameter.
	 */
	Function<StatementParameter, @Nullable Object> bind(@Nullable Object[] call) {
		return (parameter) -> {
			ValueExpression expression = this.expressions.get(parameter.name());
			if (parameter.kind() == Kind.EXPRESSION && expression != null) {
				ValueEvaluationContext context = this.contexts.getEvaluationContext(call,
						expression.getExpressionDependencies());
				LikeFunctions.addTo(context.getEvaluationContext());
				return expression.evaluate(context);
			}
			return QueryExecutionConverters.unwrap(call[this.indexes.getOrDefault(parameter.name(), 0)]);
		};
	}

}
