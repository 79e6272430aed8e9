package io.github.springdata.memory.jpa.query;

import java.util.Objects;

import io.github.springdata.memory.query.syntax.Expression;
import jakarta.persistence.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * A parameter of a query, as the text has it.
 *
 * @param name the name, or {@code null} for one by position
 * @param position the position, or {@code null} for one by name
 * @param type the class of its values, {@code Object} if it is not known
 * @param several whether it may be a collection of such values
 * @param text whether it is completed to a pattern
 */
record DeclaredParameter(@Nullable String name, @Nullable Integer position, Class<?> type, boolean several,
		boolean text) implements Parameter<Object> {

	static DeclaredParameter of(Expression.Parameter parameter, Class<?> type, boolean several) {
		boolean positional = parameter.kind() == Expression.Parameter.Kind.POSITIONAL;
		boolean text = parameter.wildcards() != Expression.Parameter.Wildcards.NONE;
		return new DeclaredParameter(positional ? null : parameter.name(),
				positional ? Integer.valueOf(parameter.name()) : null, type, several, text);
	}

	DeclaredParameter merge(DeclaredParameter other) {
		Class<?> merged = (this.type == Object.class) ? other.type : this.type;
		return new DeclaredParameter(this.name, this.position, merged, this.several || other.several,
				this.text || other.text);
	}

	@Override
	public @Nullable String getName() {
		return this.name;
	}

	@Override
	public @Nullable Integer getPosition() {
		return this.position;
	}

	@Override
	@SuppressWarnings("unchecked")
	public Class<Object> getParameterType() {
		return (Class<Object>) this.type;
	}

	@Override
	public int hashCode() {
		return (this.name != null) ? this.name.hashCode() : Objects.hashCode(this.position);
	}

	@Override
	public String toString() {
		return (this.name != null) ? ":" + this.name : "?" + this.position;
	}

}
