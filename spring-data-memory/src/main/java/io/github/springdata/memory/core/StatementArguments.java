package io.github.springdata.memory.core;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

import io.github.springdata.memory.mapping.MemoryMappingContext;
import io.github.springdata.memory.mapping.MemoryPersistentEntity;
import io.github.springdata.memory.query.statement.StatementParameter;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.util.Assert;

/**
 * The arguments of a call by the names, or the numbers, of the parameters.
 *
 * @param values the arguments
 */
record StatementArguments(Map<String, ? extends @Nullable Object> values) {

	static StatementArguments of(@Nullable Object... arguments) {
		Map<String, @Nullable Object> values = new HashMap<>();
		for (int i = 0; i < arguments.length; i++) {
			values.put(String.valueOf(i + 1), arguments[i]);
		}
		return new StatementArguments(values);
	}

	static StatementArguments of(Map<String, ? extends @Nullable Object> arguments) {
		Assert.notNull(arguments, "Arguments must not be null");
		return new StatementArguments(arguments);
	}

	static StatementArguments ofMap(@Nullable Object map) {
		Map<String, @Nullable Object> values = new HashMap<>();
		((Map<?, ?>) Objects.requireNonNull(map)).forEach((name, value) -> values.put(String.valueOf(name), value));
		return new StatementArguments(values);
	}

	/**
	 * Whether a type of results is an entity, which a text need not name.
	 */
	static boolean isEntity(Class<?> type, MemoryMappingContext context) {
		if (type.isInterface() || type.isArray() || type == Object.class) {
			return false;
		}
		MemoryPersistentEntity<?> entity = context.getPersistentEntity(type);
		return entity != null && entity.getIdProperty() != null;
	}

	/**
	 * Runs something with these arguments if there is one for each parameter, and no
	 * other.
	 */
	<R> R check(List<StatementParameter> parameters, Function<Function<StatementParameter, @Nullable Object>, R> run) {
		Set<String> unused = new HashSet<>(this.values.keySet());
		for (StatementParameter parameter : parameters) {
			if (!this.values.containsKey(parameter.name())) {
				throw new InvalidDataAccessApiUsageException("No argument for parameter %s; given are %s"
					.formatted(parameter, Arrays.toString(this.values.keySet().stream().sorted().toArray())));
			}
			unused.remove(parameter.name());
		}
		if (!unused.isEmpty()) {
			throw new InvalidDataAccessApiUsageException(
					"No parameter for the arguments %s; the parameters are %s".formatted(unused, parameters));
		}
		return run.apply((parameter) -> this.values.get(parameter.name()));
	}

}
