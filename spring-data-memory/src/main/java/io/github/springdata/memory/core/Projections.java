package io.github.springdata.memory.core;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.github.springdata.memory.mapping.MemoryMappingContext;
import io.github.springdata.memory.mapping.PathReader;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.core.convert.support.DefaultConversionService;
import org.springframework.data.core.NullableWrapperConverters;
import org.springframework.data.core.TypeInformation;
import org.springframework.data.projection.ProjectionFactory;
import org.springframework.data.projection.SpelAwareProxyProjectionFactory;
import org.springframework.util.Assert;
import org.springframework.util.ClassUtils;

/**
 * Maker of projections: proxies of interfaces, records or classes that take properties of
 * the entity by name, and maps and arrays of properties.
 */
final class Projections {

	private final SpelAwareProxyProjectionFactory factory = new SpelAwareProxyProjectionFactory();

	private final MemoryMappingContext context;

	/**
	 * Creates projections.
	 * @param context the context of the objects that are nested in entities
	 */
	Projections(MemoryMappingContext context) {
		this.context = context;
		this.factory.registerMethodInvokerFactory(new ProjectionAccessor.OfMaps());
	}

	/**
	 * Lets expressions of open projections refer to beans.
	 */
	void setBeanFactory(BeanFactory beanFactory) {
		this.factory.setBeanFactory(beanFactory);
	}

	/**
	 * The mapper for what results are made of.
	 * @throws IllegalArgumentException if the entity cannot have such results
	 */
	<E, R> ResultMapper<E, R> mapper(EntityTable<E> table, Selected<R> selected) {
		return selected.value() ? property(table, selected.paths().get(0), selected.type())
				: mapper(table, selected.paths(), selected.type());
	}

	@SuppressWarnings("unchecked")
	private <E, R> ResultMapper<E, R> mapper(EntityTable<E> table, List<String> paths, Class<R> type) {
		Assert.notNull(type, "Type must not be null");
		if (type.isAssignableFrom(table.type())) {
			return new ResultMapper.Entities<>();
		}
		NamedPaths named = new NamedPaths(table.entity(), paths);
		if (type == Map.class) {
			List<String> names = named.names();
			List<PathReader> readers = named.readers();
			return new ResultMapper.Projections<>((entity) -> (R) map(names, readers, entity),
					(entity) -> list(readers, entity));
		}
		if (type == Object[].class && !paths.isEmpty()) {
			List<PathReader> readers = named.readers();
			return new ResultMapper.Projections<>((entity) -> (R) list(readers, entity).toArray(),
					(entity) -> list(readers, entity));
		}
		if (type.isInterface()) {
			return proxy(named, type);
		}
		ClassProjection<R> projection = new ClassProjection<>(values(), named, type);
		return new ResultMapper.Projections<>(projection::apply, (entity) -> list(projection.readers(), entity));
	}

	ProjectionFactory factory() {
		return this.factory;
	}

	/**
	 * Fits values to what a projection takes.
	 */
	ProjectedValues values() {
		return ProjectedValues.of(this.factory, this.context);
	}

	@SuppressWarnings("unchecked")
	private <E, R> ResultMapper<E, R> property(EntityTable<E> table, String path, Class<R> type) {
		PathReader reader = table.entity().getPath(path);
		Assert.isTrue(!reader.isMultiValued(),
				() -> "Property '%s' of %s has many values and cannot be a result; select the entity".formatted(path,
						table.type().getName()));
		Assert.isTrue(ClassUtils.isAssignable(type, reader.valueType()), () -> "Property '%s' of %s is a %s, not a %s"
			.formatted(path, table.type().getName(), reader.valueType().getName(), type.getName()));
		return new ResultMapper.Projections<>((entity) -> (R) reader.readValue(entity),
				(entity) -> list(List.of(reader), entity));
	}

	private <E, R> ResultMapper<E, R> proxy(NamedPaths named, Class<R> type) {
		if (ProjectionAccessor.isOpen(type)) {
			ProjectionAccessor.requireOf(type, named.entity().getType());
			return new ResultMapper.Projections<>((entity) -> this.factory.createProjection(type, entity), List::of);
		}
		List<String> names = new ArrayList<>();
		List<PathReader> readers = new ArrayList<>();
		for (ProjectionAccessor accessor : ProjectionAccessor.of(type)) {
			PathReader reader = named.get(accessor.property());
			requireFits(accessor.method(), reader, type);
			names.add(accessor.property());
			readers.add(reader);
		}
		return new ResultMapper.Projections<>(
				(entity) -> this.factory.createProjection(type, map(names, readers, entity)),
				(entity) -> list(readers, entity));
	}

	/**
	 * Refuses an accessor whose type the value of the property can neither be, nor be
	 * converted or projected to.
	 */
	private void requireFits(Method accessor, PathReader reader, Class<?> type) {
		TypeInformation<?> wanted = TypeInformation.fromReturnTypeOf(accessor, type);
		boolean fits = values().conversion(reader, wanted) != null || reader.isMultiValued()
				|| NullableWrapperConverters.supports(wanted.getType())
				|| DefaultConversionService.getSharedInstance().canConvert(reader.valueType(), wanted.getType());
		Assert.isTrue(fits, () -> "Accessor '%s' of projection %s returns a %s, but the property is a %s"
			.formatted(accessor.getName(), type.getName(), wanted, reader.leaf().getTypeInformation()));
	}

	private static List<@Nullable Object> list(List<PathReader> readers, Object entity) {
		List<@Nullable Object> values = new ArrayList<>(readers.size());
		readers.forEach((reader) -> values.add(reader.readValue(entity)));
		return values;
	}

	static Map<String, @Nullable Object> map(List<String> names, List<PathReader> readers, Object entity) {
		Map<String, @Nullable Object> values = new LinkedHashMap<>();
		for (int i = 0; i < names.size(); i++) {
			values.put(names.get(i), readers.get(i).readValue(entity));
		}
		return values;
	}

}
