package io.github.springdata.memory.core;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;

import org.jspecify.annotations.Nullable;

import io.github.springdata.memory.mapping.MemoryPersistentEntity;
import io.github.springdata.memory.mapping.PathReader;

import org.springframework.beans.BeanInstantiationException;
import org.springframework.beans.BeanUtils;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.data.mapping.Parameter;
import org.springframework.data.mapping.PreferredConstructor;
import org.springframework.data.mapping.model.PreferredConstructorDiscoverer;
import org.springframework.data.projection.ProjectionFactory;
import org.springframework.util.Assert;
import org.springframework.util.ClassUtils;

/**
 * Calls the constructor of a record or class with the properties that its parameters
 * name. A parameter may be a projection of a nested object in turn.
 *
 * @param <R> the type of the projection
 */
final class ConstructorProjection<R> {

	private static final BinaryOperator<Object> VALUE = (value, entity) -> value;

	private final ProjectionFactory factory;

	private final PreferredConstructor<R, ?> constructor;

	private final List<Argument> arguments;

	/**
	 * Creates a projection.
	 * @param factory makes nested projections that are interfaces
	 * @param entity where the properties come from
	 * @param type the class to instantiate
	 * @throws IllegalArgumentException if the class has no such constructor, or a
	 * property does not fit its parameter
	 */
	ConstructorProjection(ProjectionFactory factory, MemoryPersistentEntity<?> entity, Class<R> type) {
		this(factory, entity, type, "");
	}

	private ConstructorProjection(ProjectionFactory factory, MemoryPersistentEntity<?> entity, Class<R> type,
			String prefix) {
		this.factory = factory;
		this.constructor = constructor(type);
		this.arguments = new ArrayList<>();
		for (Parameter<?, ?> parameter : this.constructor.getParameters()) {
			Assert.hasText(parameter.getName(),
					() -> "Type %s must be compiled with parameter names to be a projection".formatted(type.getName()));
			this.arguments.add(argument(entity, parameter, prefix + parameter.getName()));
		}
	}

	private static <R> PreferredConstructor<R, ?> constructor(Class<R> type) {
		PreferredConstructor<R, ?> constructor = PreferredConstructorDiscoverer.discover(type);
		Assert.isTrue(constructor != null && constructor.hasParameters(),
				() -> "Type %s cannot be a projection: it must be an interface or have one constructor that takes properties by name"
					.formatted(type.getName()));
		return constructor;
	}

	private Argument argument(MemoryPersistentEntity<?> entity, Parameter<?, ?> parameter, String path) {
		PathReader reader = entity.getPath(path);
		Class<?> wanted = parameter.getRawType();
		boolean single = !reader.isMultiValued();
		if (ClassUtils.isAssignable(wanted, reader.leaf().getType())
				|| (single && ClassUtils.isAssignable(wanted, reader.valueType()))) {
			return new Argument(parameter, reader, VALUE);
		}
		Assert.isTrue(single && reader.leaf().isEntity() && !BeanUtils.isSimpleProperty(wanted),
				() -> "Parameter '%s' of projection %s is a %s, but the property of %s is a %s".formatted(
						parameter.getName(), this.constructor.getConstructor().getDeclaringClass().getName(),
						wanted.getName(), entity.getType().getName(), reader.leaf().getType().getName()));
		return new Argument(parameter, reader, nested(entity, wanted, path + "."));
	}

	private BinaryOperator<Object> nested(MemoryPersistentEntity<?> entity, Class<?> type, String prefix) {
		if (type.isInterface()) {
			return (value, root) -> this.factory.createProjection(type, value);
		}
		ConstructorProjection<?> nested = new ConstructorProjection<>(this.factory, entity, type, prefix);
		return (value, root) -> nested.apply(root);
	}

	/**
	 * The properties that the constructor takes.
	 */
	List<PathReader> readers() {
		return this.arguments.stream().map(Argument::reader).toList();
	}

	R apply(Object entity) {
		@Nullable Object[] values = new Object[this.arguments.size()];
		for (int i = 0; i < values.length; i++) {
			values[i] = value(this.arguments.get(i), entity);
		}
		try {
			return BeanUtils.instantiateClass(this.constructor.getConstructor(), values);
		}
		catch (BeanInstantiationException ex) {
			throw refused(values, ex);
		}
	}

	/**
	 * The constructor refuses values, most likely that one of them is {@code null}.
	 */
	private DataIntegrityViolationException refused(@Nullable Object[] values, BeanInstantiationException ex) {
		List<String> nulls = new ArrayList<>();
		for (int i = 0; i < values.length; i++) {
			if (values[i] == null) {
				nulls.add(this.arguments.get(i).reader.path());
			}
		}
		return new DataIntegrityViolationException("Projection %s cannot be made of a row%s: %s".formatted(
				this.constructor.getConstructor().getDeclaringClass().getName(),
				nulls.isEmpty() ? "" : " in which these properties are null: " + String.join(", ", nulls),
				NestedExceptionUtils.getMostSpecificCause(ex)), ex);
	}

	private @Nullable Object value(Argument argument, Object entity) {
		Object value = argument.reader.readValue(entity);
		if (value != null) {
			return argument.conversion.apply(value, entity);
		}
		Parameter<?, ?> parameter = argument.parameter;
		Assert
			.state(!parameter.getRawType().isPrimitive(),
					() -> "Parameter '%s' of projection %s is primitive, but the property is null in %s".formatted(
							parameter.getName(), this.constructor.getConstructor().getDeclaringClass().getName(),
							entity));
		return null;
	}

	/**
	 * What a parameter of the constructor takes.
	 *
	 * @param parameter the parameter
	 * @param reader reads the property
	 * @param conversion makes the argument of the value and the entity
	 */
	private record Argument(Parameter<?, ?> parameter, PathReader reader, BinaryOperator<Object> conversion) {
	}

}
