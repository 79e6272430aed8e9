package io.github.springdata.memory.query.statement;

import java.util.ArrayList;
import java.util.List;

import io.github.springdata.memory.mapping.PathReader;
import io.github.springdata.memory.query.value.Elements;
import io.github.springdata.memory.query.syntax.Expression.Parameter.Kind;
import io.github.springdata.memory.query.syntax.Expression.Parameter.Wildcards;
import io.github.springdata.memory.query.syntax.Location;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.util.ClassUtils;

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
 * @param wildcards where a value has a wildcard added
 */
public record StatementParameter(Kind kind, String name, Class<?> type, boolean several, Location location,
		@Nullable PathReader form, Wildcards wildcards) {

	/**
	 * Whether an argument may be of another type than the one that is expected: that of
	 * values which are stored in another form, an entity in place of a reference to it,
	 * or any value where a text is made of it.
	 * @param offered the type of an argument
	 * @return {@code true} if such arguments are converted
	 */
	public boolean converts(Class<?> offered) {
		if (this.wildcards != Wildcards.NONE) {
			return isText(offered);
		}
		return this.form != null && (this.form.isReferenceTo(offered) || this.form.valueType() == offered);
	}

	@Nullable Object toStored(@Nullable Object argument) {
		PathReader form = this.form;
		if (argument != null && this.wildcards != Wildcards.NONE) {
			return pattern(argument);
		}
		if (form == null || argument == null) {
			return argument;
		}
		if (!this.several || this.type.isInstance(argument) || converts(argument.getClass())) {
			return form.toStored(argument);
		}
		List<@Nullable Object> elements = new ArrayList<>();
		Elements.of(argument).forEach((element) -> elements.add((element != null) ? form.toStored(element) : null));
		return elements;
	}

	private static boolean isText(Class<?> type) {
		return ClassUtils.isSimpleValueType(type);
	}

	private String pattern(Object argument) {
		if (!isText(argument.getClass())) {
			throw new InvalidDataAccessApiUsageException("Parameter %s takes a text, not a %s"
				.formatted(this.wildcards.around(toString()), argument.getClass().getName()));
		}
		return this.wildcards.around(argument.toString());
	}

	@Override
	public String toString() {
		return ((this.kind == Kind.POSITIONAL) ? "?" : ":") + this.name;
	}

}
