package io.github.springdata.memory.query.statement;

import java.util.AbstractMap;
import java.util.List;
import java.util.Map;

import io.github.springdata.memory.query.syntax.Expression;
import io.github.springdata.memory.query.syntax.ScalarFunction;

import org.springframework.data.core.TypeInformation;
import org.springframework.util.ClassUtils;

/**
 * Compiler of what is asked of the element that was joined from a map or a list: its key
 * and its position.
 *
 * @param compilation what belongs to the statement
 * @param scope the variables in reach
 * @param paths finds paths
 */
record ElementFunctions(Compilation compilation, Scope scope, Paths paths) {

	TypedExpression compile(Expression.Call call) {
		boolean index = call.function() == ScalarFunction.INDEX;
		Expression argument = call.arguments().get(0);
		Paths.Target target = (argument instanceof Expression.Path path) ? this.paths.findInAnyCase(path) : null;
		TypeInformation<?> container = (target != null && target.reader() == null) ? target.variable().container()
				: null;
		boolean fits = container != null
				&& (index ? List.class.isAssignableFrom(container.getType()) || container.getType().isArray()
						: container.isMap());
		if (target == null || container == null || !fits) {
			throw this.compilation.failure(call.location(),
					"'%s' needs a variable that is joined from a %s, as in 'join x.%s v', but '%s' is not"
						.formatted(call.function(), index ? "list" : "map", index ? "list" : "map", argument));
		}
		return compile(call, target.variable(), container);
	}

	private TypedExpression compile(Expression.Call call, Variable variable, TypeInformation<?> container) {
		if (call.function() == ScalarFunction.VALUE) {
			return variable.typed();
		}
		int slot = this.scope.companion(variable, () -> this.compilation.allocate(call.location()));
		if (call.function() == ScalarFunction.INDEX) {
			return TypedExpression.of(Integer.class, (tuple) -> tuple.get(slot), variable.bit());
		}
		if (call.function() == ScalarFunction.ENTRY) {
			return TypedExpression.of(Map.Entry.class, (tuple) -> (tuple.get(slot) != null)
					? new AbstractMap.SimpleImmutableEntry<>(tuple.get(slot), tuple.get(variable.slot())) : null,
					variable.bit());
		}
		TypeInformation<?> key = container.getComponentType();
		Class<?> type = (key != null) ? ClassUtils.resolvePrimitiveIfNecessary(key.getType()) : Object.class;
		return TypedExpression.of(type, (tuple) -> tuple.get(slot), variable.bit());
	}

}
