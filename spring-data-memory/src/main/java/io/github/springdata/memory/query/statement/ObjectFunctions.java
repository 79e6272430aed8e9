package io.github.springdata.memory.query.statement;

import io.github.springdata.memory.mapping.MemoryPersistentEntity;
import io.github.springdata.memory.mapping.MemoryPersistentProperty;
import io.github.springdata.memory.query.syntax.Expression;
import io.github.springdata.memory.query.syntax.ScalarFunction;
import org.jspecify.annotations.Nullable;

/**
 * Compiler of what is asked of an object as a whole: its id, its version, its class, and
 * what it has as an instance of a subclass.
 *
 * @param compilation what belongs to the statement
 * @param expressions compiles expressions
 */
record ObjectFunctions(Compilation compilation, ValueCompiler expressions) {

	TypedExpression compile(Expression.Call call) {
		Expression argument = call.arguments().get(0);
		if (call.function() == ScalarFunction.ID) {
			TypedExpression reference = this.expressions.compile(argument);
			return (reference.identified() != null && reference.entity() == null) ? reference
					: property(call, reference);
		}
		TypedExpression bean = object(argument);
		return (call.function() == ScalarFunction.TYPE) ? type(call, bean) : property(call, bean);
	}

	/**
	 * The object that an expression is, or refers to.
	 */
	private TypedExpression object(Expression expression) {
		Variable row = (expression instanceof Expression.Path path) ? this.expressions.paths().row(path) : null;
		return (row != null) ? row.typed() : this.expressions.compile(expression);
	}

	private TypedExpression type(Expression.Call call, TypedExpression bean) {
		requireObject(bean, call.arguments().get(0), "'type'", call);
		this.compilation.asked().add(bean.type());
		return TypedExpression.of(Class.class, (tuple) -> {
			Object object = bean.evaluator().evaluate(tuple);
			return (object != null) ? object.getClass() : null;
		}, bean);
	}

	private void requireObject(TypedExpression bean, Expression argument, String what, Expression at) {
		boolean object = bean.entity() != null
				|| (bean.element() == null && this.compilation.context().getPersistentEntity(bean.type()) != null);
		if (!object) {
			throw this.compilation.failure(at.location(),
					"%s needs an entity or an object with properties, but '%s' is a %s".formatted(what, argument,
							bean.typeName()));
		}
	}

	private TypedExpression property(Expression.Call call, TypedExpression bean) {
		MemoryPersistentEntity<?> entity = bean.entity();
		if (entity == null) {
			throw this.compilation.failure(call.location(), "'%s' needs an entity, but '%s' is a %s"
				.formatted(call.function(), call.arguments().get(0), bean.typeName()));
		}
		MemoryPersistentProperty property = (call.function() == ScalarFunction.ID) ? entity.getIdProperty()
				: entity.getVersionProperty();
		if (property == null) {
			throw this.compilation.failure(call.location(),
					"%s has no version".formatted(entity.getType().getSimpleName()));
		}
		return bean.property(property);
	}

	TypedExpression treat(Expression.Treat treat) {
		TypedExpression bean = object(treat.operand());
		requireObject(bean, treat.operand(), "'treat'", treat);
		Class<?> type = new TypeNames(this.compilation).subclass(treat.type(), bean.type(), treat.location());
		MemoryPersistentEntity<?> entity = (bean.entity() != null) ? this.compilation.context().getEntity(type) : null;
		return new TypedExpression(type, (tuple) -> {
			Object object = bean.evaluator().evaluate(tuple);
			return type.isInstance(object) ? object : null;
		}, bean.slots(), entity, null, null);
	}

	/**
	 * A property of an object that is no variable.
	 */
	TypedExpression property(Expression.Property property) {
		TypedExpression owner = this.expressions.compile(property.owner());
		boolean object = owner.element() == null && owner.isKnown();
		MemoryPersistentEntity<?> entity = (owner.entity() != null) ? owner.entity()
				: object ? this.compilation.context().getPersistentEntity(owner.type()) : null;
		Variable variable = new Variable(property.owner().toString(), 0, owner.type(), entity, null);
		Expression.Path path = new Expression.Path(property.names(), property.location());
		return Paths.property(owner, this.expressions.paths().reader(variable, property.names(), path));
	}

}
