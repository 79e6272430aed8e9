package io.github.springdata.memory.query.statement;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import io.github.springdata.memory.mapping.MemoryPersistentEntity;
import io.github.springdata.memory.mapping.PathReader;
import io.github.springdata.memory.mapping.state.PropertyReader;
import io.github.springdata.memory.query.execution.Evaluator;
import io.github.springdata.memory.query.execution.SlotEvaluator;
import io.github.springdata.memory.query.syntax.Expression;
import io.github.springdata.memory.query.syntax.InvalidStatementException;
import io.github.springdata.memory.query.syntax.Selection;
import org.jspecify.annotations.Nullable;

import org.springframework.data.core.PropertyReferenceException;
import org.springframework.util.ClassUtils;

/**
 * Look-up of paths: variables and their properties, properties of the first variable of a
 * selection, and the constants of enums.
 *
 * @param compilation what belongs to the statement
 * @param scope the variables in reach
 */
record Paths(Compilation compilation, Scope scope) {

	/**
	 * A property of a variable, or the variable itself.
	 *
	 * @param variable the variable
	 * @param reader reads the property, or {@code null} for the variable
	 */
	record Target(Variable variable, @Nullable PathReader reader) {

		TypedExpression typed() {
			TypedExpression bean = this.variable.typed();
			return (this.reader != null)
					? property(bean, this.reader, new SlotEvaluator(this.variable.slot(), stored(this.reader))) : bean;
		}

		/**
		 * The value as the application sees it, if it is stored in another form.
		 * @return the value, or {@code null} if there is no other form
		 */
		@Nullable TypedExpression value() {
			PathReader reader = this.reader;
			if (reader == null || reader.valueType() == reader.type()) {
				return null;
			}
			Evaluator evaluation = new SlotEvaluator(this.variable.slot(), reader::readValue);
			return reader.isMultiValued()
					? new TypedExpression(reader.leaf().getType(), evaluation, this.variable.bit(), null,
							reader.valueType(), null)
					: TypedExpression.of(reader.valueType(), evaluation, this.variable.bit());
		}

	}

	/**
	 * A property of an object.
	 */
	static TypedExpression property(TypedExpression bean, PathReader reader) {
		return property(bean, reader, TypedExpression.property(bean.evaluator(), stored(reader)));
	}

	private static PropertyReader stored(PathReader reader) {
		boolean converted = reader.valueType() != reader.type();
		return (converted && reader.isMultiValued()) ? (owner) -> elements(reader, owner) : reader.reader();
	}

	private static TypedExpression property(TypedExpression bean, PathReader reader, Evaluator evaluation) {
		boolean converted = reader.valueType() != reader.type();
		Class<?> type = reader.isMultiValued() ? ClassUtils.resolvePrimitiveIfNecessary(reader.leaf().getType())
				: reader.type();
		Class<?> element = reader.isMultiValued() ? element(reader) : null;
		return new TypedExpression(type, evaluation, bean.slots(), null, element, converted ? reader : null);
	}

	/**
	 * The type of the elements of a collection; that of arrays in it is left open, as it
	 * can be asked for these and for their elements.
	 */
	private static Class<?> element(PathReader reader) {
		return reader.ofArrays().stream().anyMatch(PathReader::isMultiValued) ? Object.class : reader.type();
	}

	/**
	 * The stored forms of the elements of a collection.
	 */
	private static @Nullable Object elements(PathReader reader, Object owner) {
		if (reader.read(owner) == null) {
			return null;
		}
		List<@Nullable Object> elements = new ArrayList<>();
		reader.readEach(owner, elements::add);
		return elements;
	}

	/**
	 * Looks up a path.
	 * @return what it leads to, or {@code null} if its first name is neither a variable
	 * nor a property
	 */
	@Nullable Target find(Expression.Path path) {
		List<String> names = path.names();
		Variable variable = variable(names.get(0));
		if (variable != null) {
			return (names.size() == 1) ? new Target(variable, null)
					: target(variable, names.subList(1, names.size()), path);
		}
		for (Scope scope = this.scope; scope != null; scope = scope.parent()) {
			Variable first = scope.first();
			if (first != null && first.entity() != null && first.entity().getPersistentProperty(names.get(0)) != null) {
				return target(first, names, path);
			}
		}
		return null;
	}

	/**
	 * A variable by its name. The one that has no name is a keyword, in any case.
	 */
	private @Nullable Variable variable(String name) {
		Variable variable = this.scope.find(name);
		return (variable == null && name.equalsIgnoreCase(Selection.THIS)) ? this.scope.find(Selection.THIS) : variable;
	}

	/**
	 * Follows names, over references if there are any on the way.
	 */
	private Target target(Variable variable, List<String> names, Expression.Path path) {
		for (int i = 1; i < names.size(); i++) {
			PathReader reader = reader(variable, names.subList(0, i), path);
			MemoryPersistentEntity<?> entity = reader.isMultiValued() ? null : this.compilation.referenced(reader);
			boolean own = entity == null || (reader.referenced() != null && names.get(i).equals("id"));
			if (entity != null && !own) {
				boolean id = i == names.size() - 1 && names.get(i).equals(entity.getRequiredIdProperty().getName());
				return id ? new Target(variable, reader)
						: target(link(variable, reader, entity, path), names.subList(i, names.size()), path);
			}
		}
		return new Target(variable, reader(variable, names, path));
	}

	private Variable link(Variable variable, PathReader reference, MemoryPersistentEntity<?> entity,
			Expression.Path path) {
		return this.scope.link(variable, reference,
				() -> this.compilation.variable(variable.name() + "." + reference.path(), entity, path.location()));
	}

	/**
	 * The row that a path leads to: a variable, or what a reference refers to.
	 * @return the variable of the row, or {@code null} if the path leads to none
	 */
	@Nullable Variable row(Expression.Path path) {
		Target target = require(path);
		PathReader reader = target.reader();
		if (reader == null) {
			return target.variable();
		}
		MemoryPersistentEntity<?> entity = reader.isMultiValued() ? null : this.compilation.referenced(reader);
		return (entity != null) ? link(target.variable(), reader, entity, path) : null;
	}

	PathReader reader(Variable variable, List<String> names, Expression.Path path) {
		MemoryPersistentEntity<?> entity = variable.entity();
		if (entity == null) {
			throw this.compilation.failure(path.location(), "'%s' is a %s and has no property '%s'"
				.formatted(variable.name(), variable.type().getSimpleName(), names.get(0)));
		}
		try {
			checkParts(variable, entity, names, path);
			return entity.getPath(String.join(".", names));
		}
		catch (PropertyReferenceException ex) {
			throw this.compilation.failure(path.location(), String.valueOf(ex.getMessage()));
		}
	}

	private void checkParts(Variable variable, MemoryPersistentEntity<?> entity, List<String> names,
			Expression.Path path) {
		for (int i = 1; i < names.size(); i++) {
			String part = String.join(".", names.subList(0, i));
			if (entity.getPath(part).isMultiValued()) {
				throw this.compilation.failure(path.location(),
						"path '%s' leads through a collection; join '%s.%s', and go on from its variable"
							.formatted(path, variable.name(), part));
			}
		}
	}

	/**
	 * Looks up a path whose first name may be that of a variable in another case.
	 * @return what it leads to, or {@code null}
	 */
	@Nullable Target findInAnyCase(Expression.Path path) {
		Target target = find(path);
		return (target == null && this.scope.respell(path.names().get(0))) ? find(path) : target;
	}

	Target require(Expression.Path path) {
		Target target = findInAnyCase(path);
		if (target != null) {
			return target;
		}
		Variable first = this.scope.first();
		if (first == null || first.entity() == null) {
			throw this.compilation.failure(path.location(), "no variable '%s'".formatted(path.names().get(0)));
		}
		return target(first, path.names(), path);
	}

	/**
	 * Looks up a path that is none of a constant.
	 * @param expected the type that is expected
	 */
	Target requireBeside(Expression.Path path, Class<?> expected) {
		List<String> names = path.names();
		if (!expected.isEnum()) {
			return require(path);
		}
		if (names.size() > 1 && names.get(names.size() - 2).equals(expected.getSimpleName())) {
			throw this.compilation.failure(path.location(),
					"'%s' is no constant of %s, which has %s; write %s, or the name alone".formatted(path,
							expected.getName(), constants(expected), expected.getSimpleName() + ".NAME"));
		}
		try {
			return require(path);
		}
		catch (InvalidStatementException ex) {
			throw this.compilation.failure(path.location(), "%s; nor is it a constant of %s, which has %s"
				.formatted(ex.getProblem(), expected.getSimpleName(), constants(expected)));
		}
	}

	private static String constants(Class<?> type) {
		Object[] constants = type.getEnumConstants();
		String names = Arrays.stream(constants)
			.limit(10)
			.map((constant) -> ((Enum<?>) constant).name())
			.collect(Collectors.joining(", "));
		return (constants.length > 10) ? names + " and more" : names;
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
		return Arrays.stream(type.getEnumConstants())
			.filter((constant) -> ((Enum<?>) constant).name().equals(name))
			.findFirst()
			.orElse(null);
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
