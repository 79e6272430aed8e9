package io.github.springdata.memory.query.statement;

import java.util.List;

import io.github.springdata.memory.mapping.MemoryPersistentEntity;
import io.github.springdata.memory.mapping.PathReader;
import org.jspecify.annotations.Nullable;

/**
 * The variables whose properties the results of a selection can be ordered by.
 *
 * @param root the variable whose properties need no qualification, or {@code null}
 * @param usable the variables, among them the root
 * @param rows whether the root is that of the rows that results are made of
 */
record SortVariables(@Nullable Variable root, List<Variable> usable, boolean rows) {

	static final SortVariables NONE = new SortVariables(null, List.of(), false);

	/**
	 * The variables of a selection.
	 * @param first the first variable of the selection
	 * @param usable those with one value in each result
	 * @param rows whether results are made of rows rather than of groups
	 */
	static SortVariables of(@Nullable Variable first, List<Variable> usable, boolean rows) {
		if (first != null && usable.contains(first)) {
			return new SortVariables(first, usable, rows);
		}
		boolean only = !rows && usable.size() == 1;
		return new SortVariables(only ? usable.get(0) : null, usable, false);
	}

	/**
	 * Finds the property that a path leads to, which may start with a variable.
	 * @return the property, or {@code null} if there is no variable that it can be of
	 * @throws org.springframework.data.core.PropertyReferenceException if the variable
	 * has no such property
	 */
	Paths.@Nullable Target find(String path) {
		Variable variable = qualifier(path);
		if (variable != null) {
			return target(variable, path.substring(variable.name().length() + 1));
		}
		return (this.root != null && (this.rows || isProperty(this.root, path))) ? target(this.root, path) : null;
	}

	/**
	 * Whether a path that may be meant for a group starts with a property.
	 */
	private static boolean isProperty(Variable variable, String path) {
		int dot = path.indexOf('.');
		return variable.entity() != null
				&& variable.entity().getPersistentProperty((dot < 0) ? path : path.substring(0, dot)) != null;
	}

	/**
	 * Whether a path starts with a variable.
	 */
	boolean isQualified(String path) {
		return qualifier(path) != null;
	}

	private @Nullable Variable qualifier(String path) {
		MemoryPersistentEntity<?> entity = (this.root != null) ? this.root.entity() : null;
		for (Variable variable : this.usable) {
			boolean property = entity != null && entity.getPersistentProperty(variable.name()) != null;
			if (!property && path.startsWith(variable.name() + ".")) {
				return variable;
			}
		}
		return null;
	}

	private static Paths.@Nullable Target target(Variable variable, String path) {
		MemoryPersistentEntity<?> entity = variable.entity();
		PathReader reader = (entity != null) ? entity.getPath(path) : null;
		return (reader != null) ? new Paths.Target(variable, reader) : null;
	}

}
