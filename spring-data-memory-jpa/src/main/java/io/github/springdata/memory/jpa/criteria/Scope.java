package io.github.springdata.memory.jpa.criteria;

import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

import jakarta.persistence.criteria.ParameterExpression;
import org.jspecify.annotations.Nullable;

/**
 * Names of the variables and parameters of a statement while it is written. A subquery
 * has a scope within that of what it is in.
 */
final class Scope {

	private final @Nullable Scope outer;

	private final Names names;

	private final Map<MemoryFrom<?, ?>, String> variables = new IdentityHashMap<>();

	private Scope(@Nullable Scope outer, Names names) {
		this.outer = outer;
		this.names = names;
	}

	/**
	 * Returns a scope for parts of a statement, which gives a variable to whatever asks
	 * for one.
	 */
	static Scope partial() {
		return new Scope(null, new Names(false));
	}

	/**
	 * Returns a scope for a whole statement.
	 * @param parameters the parameters that it has
	 * @param reserved names that variables must not have
	 */
	static Scope whole(Set<ParameterExpression<?>> parameters, Set<String> reserved) {
		Scope scope = new Scope(null, new Names(true));
		scope.names.taken.addAll(reserved);
		parameters.forEach(scope.names::keep);
		parameters.forEach(scope::parameter);
		return scope;
	}

	Scope inner() {
		return new Scope(this, this.names);
	}

	boolean isWhole() {
		return this.names.whole;
	}

	/**
	 * Gives a from-object a variable.
	 */
	String declare(MemoryFrom<?, ?> from) {
		return this.variables.computeIfAbsent(from, this.names::variable);
	}

	String variable(MemoryFrom<?, ?> from) {
		MemoryFrom<?, ?> base = from.base();
		String variable = find(base);
		if (variable != null) {
			return variable;
		}
		MemoryFrom<?, ?> parent = base.correlated();
		if (parent != null) {
			return variable(parent);
		}
		if (this.names.whole) {
			throw new IllegalArgumentException(
					"A path starts at %s of another statement; start at one of this statement"
						.formatted(base.getJavaType().getSimpleName()));
		}
		return declare(base);
	}

	private @Nullable String find(MemoryFrom<?, ?> from) {
		for (Scope scope = this; scope != null; scope = scope.outer) {
			String variable = scope.variables.get(from);
			if (variable != null) {
				return variable;
			}
		}
		return null;
	}

	/**
	 * Returns the name of a parameter.
	 */
	String parameter(ParameterExpression<?> parameter) {
		return this.names.parameter(parameter);
	}

	/**
	 * The parameters that were asked for, in that order.
	 */
	Set<ParameterExpression<?>> parameters() {
		return new LinkedHashSet<>(this.names.byParameter.keySet());
	}

	/**
	 * The parameters that were asked for, by their names; the first of those that share
	 * one.
	 */
	Map<String, ParameterExpression<?>> parametersByName() {
		Map<String, ParameterExpression<?>> result = new LinkedHashMap<>();
		this.names.byParameter.forEach((parameter, name) -> result.putIfAbsent(name, parameter));
		return result;
	}

	/**
	 * Names that a statement has, with all of its subqueries.
	 */
	private static final class Names {

		private final boolean whole;

		private final Set<String> taken = new LinkedHashSet<>();

		private final Set<String> kept = new LinkedHashSet<>();

		private final Map<ParameterExpression<?>, String> byParameter = new LinkedHashMap<>();

		private int variables;

		private int parameters;

		Names(boolean whole) {
			this.whole = whole;
		}

		void keep(ParameterExpression<?> parameter) {
			if (parameter.getName() != null) {
				this.kept.add(parameter.getName());
			}
		}

		String parameter(ParameterExpression<?> parameter) {
			String name = this.byParameter.get(parameter);
			if (name == null) {
				name = (parameter.getName() != null) ? parameter.getName() : unnamed();
				this.byParameter.put(parameter, name);
			}
			return name;
		}

		private String unnamed() {
			String name = "p" + ++this.parameters;
			return this.kept.contains(name) ? unnamed() : name;
		}

		String variable(MemoryFrom<?, ?> from) {
			String name = initial(from.sourceName()) + ++this.variables;
			return this.taken.contains(name) ? variable(from) : name;
		}

		private static String initial(String name) {
			char initial = Character.toLowerCase(name.charAt(0));
			return (initial >= 'a' && initial <= 'z') ? String.valueOf(initial) : "x";
		}

	}

}
