package io.github.springdata.memory.query.statement;

import java.util.List;

import io.github.springdata.memory.mapping.MemoryPersistentEntity;
import io.github.springdata.memory.mapping.PathReader;
import io.github.springdata.memory.query.Expression;
import org.jspecify.annotations.Nullable;

import org.springframework.data.core.PropertyReferenceException;
import org.springframework.util.ClassUtils;

/**
 * Looks up paths: variables and their properties, properties of the first variable of a
 * selection, and the constants of enums.
 */
final class Paths {

	private final Compilation compilation;

	private final Scope scope;

	Paths(Compilation compilation, Scope scope) {
		this.compilation = compilation;
		this.scope = scope;
	}

	/**
	 * A property of a variable, or the variable itself.
	 *
	 * @param variable the variable
	 * @param reader reads the property, or {@code null} for the variable
	 */
	record Target(Variable variable, @Nullable PathReader reader) {

		Typed typed() {
			return (this.reader != null) ? property(this.variable, this.reader) : this.variable.typed();
		}

		private static Typed property(Variable variable, PathReader reader) {
			int slot = variable.slot();
			Evaluation evaluation = (frame) -> {
				Object bean = frame.get(slot);
				return (bean != null) ? reader.read(bean) : null;
			};
			Class<?> type = reader.isMultiValued() ? ClassUtils.resolvePrimitiveIfNecessary(reader.leaf().getType())
					: reader.type();
			Class<?> element = reader.isMultiValued() ? reader.type() : null;
			return new Typed(type, evaluation, variable.bit(), null, element);
		}

	}

	/**
	 * Looks up a path.
	 * @return what it leads to, or {@code null} if its first name is neither a variable
	 * nor a property
	 */
	@Nullable Target find(Expression.Path path) {
		List<String> names = path.names();
		Variable variable = this.scope.find(names.get(0));
		if (variable != null) {
			return (names.size() == 1) ? new Target(variable, null)
					: new Target(variable, reader(variable, names.subList(1, names.size()), path));
		}
		for (Scope scope = this.scope; scope != null; scope = scope.parent()) {
			Variable first = scope.first();
			if (first != null && first.entity() != null && first.entity().getPersistentProperty(names.get(0)) != null) {
				return new Target(first, reader(first, names, path));
			}
		}
		return null;
	}

	private PathReader reader(Variable variable, List<String> names, Expression.Path path) {
		MemoryPersistentEntity<?> entity = variable.entity();
		if (entity == null) {
			throw this.compilation.failure(path.location(), "'%s' is a %s and has no property '%s'"
				.formatted(variable.name(), variable.type().getSimpleName(), names.get(0)));
		}
		try {
			checkParts(entity, names, path);
			return entity.getPath(String.join(".", names));
		}
		catch (PropertyReferenceException ex) {
			throw this.compilation.failure(path.location(), String.valueOf(ex.getMessage()));
		}
	}

	private void checkParts(MemoryPersistentEntity<?> entity, List<String> names, Expression.Path path) {
		for (int i = 1; i < names.size(); i++) {
			String part = String.join(".", names.subList(0, i));
			if (entity.getPath(part).isMultiValued()) {
				throw this.compilation.failure(path.location(),
						"path '%s' leads through a collection; join '%s', and go on from its variable".formatted(path,
								part));
			}
		}
	}

	Target require(Expression.Path path) {
		Target target = find(path);
		if (target != null) {
			return target;
		}
		Variable first = this.scope.first();
		if (first == null || first.entity() == null) {
			throw this.compilation.failure(path.location(), "no variable '%s'".formatted(path.names().get(0)));
		}
		return new Target(first, reader(first, path.names(), path));
	}

	/**
	 * The constant of an enum.
	 * @param expected the type that is expected, {@code Object} if that is not known
	 * @return the constant, or {@code null} if the path is none
	 */
	@Nullable Object constant(Expression.Path path, Class<?> expected) {
		List<String> names = path.names();
		String constant = names.get(names.size() - 1);
		if (expected.isEnum() && (names.size() == 1 || isNameOf(names.subList(0, names.size() - 1), expected))) {
			return constant(expected, constant);
		}
		Class<?> type = (names.size() > 1) ? load(names.subList(0, names.size() - 1)) : null;
		return (type != null) ? constant(type, constant) : null;
	}

	private static boolean isNameOf(List<String> names, Class<?> type) {
		String name = "." + String.join(".", names);
		return ("." + type.getName().replace('$', '.')).endsWith(name);
	}

	private static @Nullable Object constant(Class<?> type, String name) {
		for (Object constant : type.getEnumConstants()) {
			if (((Enum<?>) constant).name().equals(name)) {
				return constant;
			}
		}
		return null;
	}

	/**
	 * The enum of a name with its package.
	 */
	private @Nullable Class<?> load(List<String> names) {
		ClassLoader loader = this.compilation.loader();
		String name = String.join(".", names);
		try {
			Class<?> type = ClassUtils.forName(name, loader);
			return type.isEnum() ? type : null;
		}
		catch (ClassNotFoundException | LinkageError | IllegalArgumentException ex) {
			return null;
		}
	}

}
