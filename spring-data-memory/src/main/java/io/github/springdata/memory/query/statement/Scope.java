package io.github.springdata.memory.query.statement;

import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The variables of a selection and, after them, those of the selections around it.
 */
final class Scope {

	private final @Nullable Scope parent;

	private final Map<String, Variable> variables = new LinkedHashMap<>();

	Scope(@Nullable Scope parent) {
		this.parent = parent;
	}

	/**
	 * Adds a variable.
	 * @return whether its name was free in this selection
	 */
	boolean add(Variable variable) {
		return this.variables.putIfAbsent(variable.name(), variable) == null;
	}

	@Nullable Variable find(String name) {
		Variable found = this.variables.get(name);
		return (found != null || this.parent == null) ? found : this.parent.find(name);
	}

	/**
	 * The variable whose properties need not be qualified.
	 */
	@Nullable Variable first() {
		return this.variables.isEmpty() ? null : this.variables.values().iterator().next();
	}

	@Nullable Scope parent() {
		return this.parent;
	}

	/**
	 * The slots of the variables of this selection.
	 */
	long own() {
		return this.variables.values().stream().mapToLong(Variable::bit).reduce(0, (a, b) -> a | b);
	}

}
