package io.github.springdata.memory.jpa.query;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import jakarta.persistence.Parameter;
import jakarta.persistence.TemporalType;
import org.jspecify.annotations.Nullable;

import org.springframework.util.ClassUtils;

/**
 * The values of the parameters of one query.
 */
final class ParameterValues {

	private final List<DeclaredParameter> declared;

	private final Map<DeclaredParameter, @Nullable Object> values = new HashMap<>();

	/**
	 * What callers may have in place of the parameters of a criteria query, by their
	 * names.
	 */
	private final Map<String, ? extends Parameter<?>> criteria;

	/**
	 * Creates values.
	 * @param lifted the values of parameters that callers do not know of, by their names
	 */
	ParameterValues(List<DeclaredParameter> declared, Map<String, ? extends Parameter<?>> criteria,
			Map<String, Object> lifted) {
		this.declared = lifted.isEmpty() ? declared : new ArrayList<>();
		this.criteria = criteria;
		if (!lifted.isEmpty()) {
			declared.forEach((parameter) -> declare(parameter, lifted.get(String.valueOf(parameter.name()))));
		}
	}

	private void declare(DeclaredParameter parameter, @Nullable Object lifted) {
		if (lifted != null) {
			this.values.put(parameter, lifted);
		}
		else {
			this.declared.add(parameter);
		}
	}

	/**
	 * The parameters as callers know them.
	 */
	Set<Parameter<?>> all() {
		Set<Parameter<?>> all = new LinkedHashSet<>();
		this.declared.forEach((parameter) -> all.add(seen(parameter)));
		return all;
	}

	/**
	 * A parameter as callers know it.
	 */
	Parameter<?> seen(DeclaredParameter parameter) {
		Parameter<?> known = (parameter.name() != null) ? this.criteria.get(parameter.name()) : null;
		return (known != null) ? known : parameter;
	}

	DeclaredParameter find(String name) {
		for (DeclaredParameter parameter : this.declared) {
			if (name.equals(parameter.name())) {
				return parameter;
			}
		}
		throw missing("named '%s'".formatted(name));
	}

	DeclaredParameter find(int position) {
		for (DeclaredParameter parameter : this.declared) {
			if (Objects.equals(position, parameter.position()) || String.valueOf(position).equals(parameter.name())) {
				return parameter;
			}
		}
		throw missing("at position %d".formatted(position));
	}

	private IllegalArgumentException missing(String which) {
		return new IllegalArgumentException("The query has no parameter %s; it has %s".formatted(which, this.declared));
	}

	/**
	 * The parameter of this query that another object stands for.
	 */
	DeclaredParameter own(Parameter<?> parameter) {
		for (Map.Entry<String, ? extends Parameter<?>> entry : this.criteria.entrySet()) {
			if (entry.getValue() == parameter) {
				return find(entry.getKey());
			}
		}
		if (parameter.getName() != null) {
			return find(parameter.getName());
		}
		Integer position = parameter.getPosition();
		if (position == null) {
			throw missing("'%s'".formatted(parameter));
		}
		return find(position);
	}

	@SuppressWarnings("unchecked")
	static <T> Parameter<T> typed(DeclaredParameter parameter, Class<T> type) {
		if (!ClassUtils.resolvePrimitiveIfNecessary(type).isAssignableFrom(parameter.type())
				&& parameter.type() != Object.class) {
			throw new IllegalArgumentException(
					"Parameter %s is a %s, not a %s".formatted(parameter, parameter.type().getName(), type.getName()));
		}
		return (Parameter<T>) (Parameter<?>) parameter;
	}

	void set(DeclaredParameter parameter, @Nullable Object value) {
		boolean several = parameter.several() && value != null
				&& (value instanceof Collection<?> || value.getClass().isArray());
		if (several && value instanceof Collection<?> members) {
			members.forEach((member) -> check(parameter, member));
		}
		else if (!several) {
			check(parameter, value);
		}
		this.values.put(parameter, value);
	}

	private static void check(DeclaredParameter parameter, @Nullable Object value) {
		if (value != null && !fits(parameter, value)) {
			throw new IllegalArgumentException("Parameter %s takes a %s, not a %s: %s".formatted(parameter,
					parameter.type().getName(), value.getClass().getName(), value));
		}
	}

	private static boolean fits(DeclaredParameter parameter, Object value) {
		Class<?> type = parameter.type();
		return parameter.text() || type.isInstance(value)
				|| (value instanceof Number && (Number.class.isAssignableFrom(type) || type == Boolean.class))
				|| (value instanceof CharSequence || value instanceof Character)
						&& (type == String.class || type == Character.class)
				|| (TemporalValues.isTemporal(type) && TemporalValues.isTemporal(value.getClass()));
	}

	void set(DeclaredParameter parameter, @Nullable Object value, TemporalType type) {
		if (parameter.type() != Object.class && !TemporalValues.isTemporal(parameter.type())) {
			throw new IllegalArgumentException(
					"Parameter %s is a %s and takes no date or time".formatted(parameter, parameter.type().getName()));
		}
		this.values.put(parameter, (value != null) ? TemporalValues.convert(value, type, parameter.type()) : null);
	}

	boolean isBound(Parameter<?> parameter) {
		return this.values.containsKey(own(parameter));
	}

	@Nullable Object require(DeclaredParameter parameter) {
		if (!this.values.containsKey(parameter)) {
			throw new IllegalStateException(
					"Parameter %s has no value; set it before the query is run".formatted(parameter));
		}
		return this.values.get(parameter);
	}

}
