package io.github.springdata.memory.query.statement;

import java.util.ArrayList;
import java.util.List;

import io.github.springdata.memory.mapping.PathReader;
import io.github.springdata.memory.query.Expression.Parameter.Kind;
import io.github.springdata.memory.query.Location;
import org.jspecify.annotations.Nullable;

/**
 * A parameter of a statement.
 *
 * @param kind how it is named
 * @param name its name, its number from one, or a value expression with its delimiters
 * @param type the type that is expected, {@code Object} if that is not known
 * @param several whether it may be a collection or an array of such values
 * @param location where it stands first
 * @param form the path that it is compared with, if values of that are stored in another
 * form, or are references; else {@code null}
 */
public record StatementParameter(Kind kind, String name, Class<?> type, boolean several, Location location,
		@Nullable PathReader form) {

	/**
	 * Whether an argument may be of another type than the one that is expected: that of
	 * values which are stored in another form, or an entity in place of a reference to
	 * it.
	 * @param offered the type of an argument
	 * @return {@code true} if such arguments are converted
	 */
	public boolean converts(Class<?> offered) {
		return this.form != null && (this.form.isReferenceTo(offered) || this.form.valueType() == offered);
	}

	@Nullable Object toStored(@Nullable Object argument) {
		PathReader form = this.form;
		if (form == null || argument == null) {
			return argument;
		}
		if (!this.several || this.type.isInstance(argument) || converts(argument.getClass())) {
			return form.toStored(argument);
		}
		List<@Nullable Object> elements = new ArrayList<>();
		ConditionCompiler.elements(argument)
			.forEach((element) -> elements.add((element != null) ? form.toStored(element) : null));
		return elements;
	}

	@Override
	public String toString() {
		return ((this.kind == Kind.POSITIONAL) ? "?" : ":") + this.name;
	}

}
