package io.github.springdata.memory.query.statement;

import java.util.ArrayList;
import java.util.List;

import io.github.springdata.memory.mapping.MemoryPersistentEntity;
import io.github.springdata.memory.mapping.MemoryPersistentProperty;
import io.github.springdata.memory.mapping.PathReader;
import io.github.springdata.memory.mapping.ReferenceTypes;
import io.github.springdata.memory.query.syntax.Expression;
import io.github.springdata.memory.query.syntax.Location;
import io.github.springdata.memory.query.syntax.Statement;

import org.springframework.util.ClassUtils;

/**
 * Check of what is assigned to properties.
 */
final class Assignments {

	private final Compilation compilation;

	private final MemoryPersistentEntity<?> entity;

	private final Scope scope = new Scope(null);

	private final Paths paths;

	Assignments(Compilation compilation, MemoryPersistentEntity<?> entity, String variable) {
		this.compilation = compilation;
		this.entity = entity;
		this.scope.add(new Variable(variable, 0, entity.getType(), entity, null));
		this.paths = new Paths(compilation, this.scope);
	}

	/**
	 * The path of a property that an update may change.
	 */
	String changeable(Expression.Path path) {
		PathReader reader = reader(path);
		MemoryPersistentProperty root = this.entity.getPersistentProperty(first(reader.path()));
		if (root != null && (root.isIdProperty() || root.isVersionProperty())) {
			throw this.compilation.failure(path.location(), "'%s' is the %s of %s, which cannot be changed"
				.formatted(path, root.isIdProperty() ? "id" : "version", this.entity.getType().getSimpleName()));
		}
		return reader.path();
	}

	private static String first(String path) {
		int dot = path.indexOf('.');
		return (dot < 0) ? path : path.substring(0, dot);
	}

	private PathReader reader(Expression.Path path) {
		Paths.Target target = this.paths.require(path);
		PathReader reader = target.reader();
		if (this.scope.linkOf(target.variable()) != null) {
			throw this.compilation.failure(path.location(), "'%s' is a property of another entity, %s; update that one"
				.formatted(path, target.variable().type().getSimpleName()));
		}
		if (reader == null) {
			throw this.compilation.failure(path.location(), "expected a property of %s, but '%s' is the entity itself"
				.formatted(this.entity.getType().getSimpleName(), path));
		}
		return reader;
	}

	/**
	 * The path of a property that an insert may set.
	 */
	PathReader insertable(Expression.Path path) {
		PathReader reader = reader(path);
		if (reader.path().indexOf('.') >= 0) {
			throw this.compilation.failure(path.location(), "'%s' is nested; an insert sets the properties of %s itself"
				.formatted(path, this.entity.getType().getSimpleName()));
		}
		return reader;
	}

	/**
	 * A value for a property: a parameter takes the type of the property.
	 */
	Expression typed(Expression.Path property, Expression value) {
		PathReader reader = reader(property);
		if (value instanceof Expression.Parameter parameter) {
			this.compilation.parameters().slot(parameter, type(reader), false);
		}
		if (!(value instanceof Expression.Path path) || this.paths.find(path) != null) {
			return value;
		}
		Object constant = this.paths.constant(path, type(reader));
		if (constant == null && type(reader).isEnum()) {
			this.paths.requireBeside(path, type(reader));
		}
		return (constant != null) ? new Expression.Literal(constant, value.location()) : value;
	}

	private static Class<?> type(PathReader reader) {
		return reader.isMultiValued() ? ClassUtils.resolvePrimitiveIfNecessary(reader.leaf().getType())
				: reader.valueType();
	}

	void check(Statement.Update update, CompiledSelection rows) {
		for (int i = 0; i < update.assignments().size(); i++) {
			Statement.Assignment assignment = update.assignments().get(i);
			check(reader(assignment.property()), rows.items().get(i + 1).type(), assignment.value());
		}
	}

	void check(Statement.Insert insert, List<PathReader> readers, CompiledSelection selection) {
		checkNumber(readers.size(), selection.width(), insert.target().location());
		for (int i = 0; i < readers.size(); i++) {
			check(readers.get(i), selection.items().get(i).type(), insert.properties().get(i));
		}
	}

	List<TypedExpression> values(List<Expression.Path> properties, List<PathReader> readers, List<Expression> row) {
		checkNumber(readers.size(), row.size(), row.get(0).location());
		ExpressionCompiler compiler = new ExpressionCompiler(this.compilation, new Scope(null), null);
		List<TypedExpression> values = new ArrayList<>();
		for (int i = 0; i < row.size(); i++) {
			Expression value = typed(properties.get(i), row.get(i));
			TypedExpression compiled = compiler.compile(value, type(readers.get(i)));
			check(readers.get(i), compiled.type(), row.get(i));
			values.add(compiled);
		}
		return values;
	}

	private void checkNumber(int properties, int values, Location location) {
		if (properties != values) {
			throw this.compilation.failure(location, "%d properties, but %d values".formatted(properties, values));
		}
	}

	private void check(PathReader property, Class<?> type, Expression value) {
		Class<?> wanted = type(property);
		boolean nothing = value instanceof Expression.Literal literal && literal.value() == null;
		if (nothing && property.leaf().getType().isPrimitive()) {
			throw this.compilation.failure(value.location(), "'%s' is a %s and cannot be null"
				.formatted(property.path(), property.leaf().getType().getSimpleName()));
		}
		boolean numbers = Number.class.isAssignableFrom(wanted) && Number.class.isAssignableFrom(type);
		boolean text = wanted == Character.class && type == String.class;
		boolean id = ReferenceTypes.contains(wanted) && type == property.type();
		if (type != Object.class && !numbers && !text && !id && !wanted.isAssignableFrom(type)) {
			throw this.compilation.failure(value.location(),
					"'%s' is a %s and cannot be set to '%s', which is a %s%s".formatted(property.path(),
							wanted.getSimpleName(), value, type.getSimpleName(),
							(type == String.class) ? LiteralForms.instead(wanted) : ""));
		}
	}

}
