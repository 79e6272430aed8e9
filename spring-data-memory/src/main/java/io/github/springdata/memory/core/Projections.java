package io.github.springdata.memory.core;

import java.beans.PropertyDescriptor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.github.springdata.memory.mapping.PathReader;

import org.springframework.beans.BeanUtils;
import org.springframework.data.mapping.Parameter;
import org.springframework.data.mapping.PreferredConstructor;
import org.springframework.data.mapping.model.PreferredConstructorDiscoverer;
import org.springframework.data.projection.ProjectionFactory;
import org.springframework.data.projection.ProjectionInformation;
import org.springframework.data.projection.SpelAwareProxyProjectionFactory;
import org.springframework.util.Assert;
import org.springframework.util.ClassUtils;

/**
 * Makes projections: proxies of interfaces, and records or classes whose constructor
 * takes properties of the entity by name.
 */
final class Projections {

	private final ProjectionFactory factory = new SpelAwareProxyProjectionFactory();

	/**
	 * The mapper for a type of results.
	 * @throws IllegalArgumentException if the type cannot be a projection of the entity
	 */
	<E, R> ResultMapper<E, R> mapper(EntityTable<E> table, Class<R> type) {
		Assert.notNull(type, "Type must not be null");
		if (type.isAssignableFrom(table.type())) {
			return new ResultMapper.Entities<>();
		}
		if (type.isInterface()) {
			return proxy(table, type);
		}
		ConstructorProjection<E, R> projection = new ConstructorProjection<>(table, type);
		return new ResultMapper.Projections<>(projection, (entity) -> list(projection.readers, entity));
	}

	private <E, R> ResultMapper<E, R> proxy(EntityTable<E> table, Class<R> type) {
		ProjectionInformation information = this.factory.getProjectionInformation(type);
		if (!information.isClosed()) {
			return new ResultMapper.Projections<>((entity) -> this.factory.createProjection(type, entity), List::of);
		}
		List<PathReader> readers = new ArrayList<>();
		for (PropertyDescriptor property : information.getInputProperties()) {
			readers.add(table.entity().getPath(property.getName()));
		}
		return new ResultMapper.Projections<>((entity) -> this.factory.createProjection(type, values(readers, entity)),
				(entity) -> list(readers, entity));
	}

	private static List<@Nullable Object> list(List<PathReader> readers, Object entity) {
		List<@Nullable Object> values = new ArrayList<>(readers.size());
		readers.forEach((reader) -> values.add(reader.read(entity)));
		return values;
	}

	private static Map<String, @Nullable Object> values(List<PathReader> readers, Object entity) {
		Map<String, @Nullable Object> values = new HashMap<>();
		readers.forEach((reader) -> values.put(reader.path(), reader.read(entity)));
		return values;
	}

	/**
	 * Calls a constructor with the properties that its parameters name.
	 */
	private static final class ConstructorProjection<E, R> implements Function<E, R> {

		private final PreferredConstructor<R, ?> constructor;

		private final List<PathReader> readers;

		ConstructorProjection(EntityTable<E> table, Class<R> type) {
			this.constructor = constructor(type);
			this.readers = readers(table, type, this.constructor);
		}

		private static <R> PreferredConstructor<R, ?> constructor(Class<R> type) {
			PreferredConstructor<R, ?> constructor = PreferredConstructorDiscoverer.discover(type);
			Assert.isTrue(constructor != null && constructor.hasParameters(),
					() -> "Type %s cannot be a projection: it must be an interface or have one constructor that takes properties by name"
						.formatted(type.getName()));
			return constructor;
		}

		private static List<PathReader> readers(EntityTable<?> table, Class<?> type,
				PreferredConstructor<?, ?> constructor) {
			List<PathReader> readers = new ArrayList<>();
			for (Parameter<?, ?> parameter : constructor.getParameters()) {
				Assert.hasText(parameter.getName(),
						() -> "Type %s must be compiled with parameter names to be a projection"
							.formatted(type.getName()));
				PathReader reader = table.entity().getPath(parameter.getName());
				check(table, type, parameter, reader);
				readers.add(reader);
			}
			return readers;
		}

		private static void check(EntityTable<?> table, Class<?> type, Parameter<?, ?> parameter, PathReader reader) {
			Class<?> source = reader.leaf().getType();
			Assert.isTrue(ClassUtils.isAssignable(parameter.getRawType(), source),
					() -> "Parameter '%s' of projection %s is a %s, but the property of %s is a %s".formatted(
							parameter.getName(), type.getName(), parameter.getRawType().getName(),
							table.type().getName(), source.getName()));
		}

		@Override
		public R apply(E entity) {
			@Nullable Object[] arguments = new Object[this.readers.size()];
			for (int i = 0; i < arguments.length; i++) {
				arguments[i] = read(i, entity);
			}
			return BeanUtils.instantiateClass(this.constructor.getConstructor(), arguments);
		}

		private @Nullable Object read(int index, E entity) {
			Object value = this.readers.get(index).read(entity);
			Parameter<?, ?> parameter = this.constructor.getParameters().get(index);
			Assert.state(value != null || !parameter.getRawType().isPrimitive(),
					() -> "Parameter '%s' of projection %s is primitive, but the property is null in %s".formatted(
							parameter.getName(), this.constructor.getConstructor().getDeclaringClass().getName(),
							entity));
			return value;
		}

	}

}
