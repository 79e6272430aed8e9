package io.github.springdata.memory.query.statement;

import io.github.springdata.memory.query.Expression.Parameter.Kind;
import io.github.springdata.memory.query.Location;

/**
 * A parameter of a statement.
 *
 * @param kind how it is named
 * @param name its name, its number from one, or a value expression with its delimiters
 * @param type the type that is expected, {@code Object} if that is not known
 * @param several whether it may be a collection or an array of such values
 * @param location where it stands first
 */
public record StatementParameter(Kind kind, String name, Class<?> type, boolean several, Location location) {

	@Override
	public String toString() {
		return ((this.kind == Kind.POSITIONAL) ? "?" : ":") + this.name;
	}

}
