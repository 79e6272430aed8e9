package io.github.springdata.memory.core;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;

import io.github.springdata.memory.mapping.MemoryMappingContext;
import io.github.springdata.memory.mapping.MemoryPersistentEntity;
import io.github.springdata.memory.mapping.PathReader;
import org.jspecify.annotations.Nullable;

import org.springframework.core.CollectionFactory;
import org.springframework.core.ResolvableType;
import org.springframework.data.core.TypeInformation;
import org.springframework.data.projection.ProjectionFactory;
import org.springframework.util.ClassUtils;
import org.springframework.util.CollectionUtils;

/**
 * Conversion of the values of properties to what a projection takes: as they are, in an
 * {@code Optional}, or, if they are objects or collections of objects, as projections of
 * these.
 *
 * @param factory makes projections that are interfaces
 * @param context the context of the objects
 * @param nested the projections of objects that are known, by their types; those that are
 * being made have no value yet
 */
record ProjectedValues(ProjectionFactory factory, MemoryMappingContext context,
		Map<List<Object>, AtomicReference<ClassProjection<?>>> nested) {

	private static final UnaryOperator<@Nullable Object> AS_IT_IS = UnaryOperator.identity();

	static ProjectedValues of(ProjectionFactory factory, MemoryMappingContext context) {
		return new ProjectedValues(factory, context, new HashMap<>());
	}

	/**
	 * Finds how a property is turned into what is wanted.
	 * @return the conversion, or {@code null} if the property does not fit
	 * @throws org.springframework.data.core.PropertyReferenceException if a nested
	 * projection has a property that the object does not have
	 */
	@Nullable UnaryOperator<@Nullable Object> conversion(PathReader property, TypeInformation<?> wanted) {
		boolean single = !property.isMultiValued() && wanted.getType() != Optional.class;
		if (single && ClassUtils.isAssignable(wanted.getType(), property.valueType())) {
			return AS_IT_IS;
		}
		return conversion(source(property), wanted);
	}

	/**
	 * The type of what is read of a property.
	 */
	static TypeInformation<?> source(PathReader property) {
		return property.isCollected()
				? TypeInformation.of(ResolvableType.forClassWithGenerics(List.class, property.valueType()))
				: property.leaf().getTypeInformation();
	}

	/**
	 * Finds how a value of a type is turned into what is wanted.
	 * @return the conversion, or {@code null} if the value does not fit
	 */
	@Nullable UnaryOperator<@Nullable Object> conversion(TypeInformation<?> source, TypeInformation<?> wanted) {
		if (wanted.getType() == Optional.class) {
			UnaryOperator<@Nullable Object> content = conversion(source, argument(wanted, 0));
			return (content != null) ? (value) -> Optional.ofNullable(content.apply(value)) : null;
		}
		if (source.getType() == Optional.class) {
			return conversion(argument(source, 0), wanted);
		}
		if (isContainer(source) && isContainer(wanted)) {
			return container(source, wanted);
		}
		if (ClassUtils.isAssignable(wanted.getType(), source.getType())) {
			return AS_IT_IS;
		}
		return object(source, wanted.getType());
	}

	private static boolean isContainer(TypeInformation<?> type) {
		return type.isMap() || type.getType().isArray() || Iterable.class.isAssignableFrom(type.getType());
	}

	private static TypeInformation<?> argument(TypeInformation<?> type, int index) {
		List<TypeInformation<?>> arguments = type.getTypeArguments();
		return (arguments.size() > index && arguments.get(index) != null) ? arguments.get(index)
				: TypeInformation.OBJECT;
	}

	private @Nullable UnaryOperator<@Nullable Object> container(TypeInformation<?> source, TypeInformation<?> wanted) {
		boolean assignable = ClassUtils.isAssignable(wanted.getType(), source.getType());
		UnaryOperator<@Nullable Object> element = conversion(element(source), element(wanted));
		if (element == null || (element == AS_IT_IS && assignable)) {
			return (element != null) ? AS_IT_IS : null;
		}
		if (source.isMap() != wanted.isMap() || (source.isMap() && !hasSameKeys(source, wanted))) {
			return null;
		}
		return source.isMap() ? (value) -> entries(value, element)
				: creates(wanted.getType()) ? (value) -> elements(value, element, wanted.getType()) : null;
	}

	private static boolean hasSameKeys(TypeInformation<?> source, TypeInformation<?> wanted) {
		return ClassUtils.isAssignable(argument(wanted, 0).getType(), argument(source, 0).getType());
	}

	private static TypeInformation<?> element(TypeInformation<?> type) {
		TypeInformation<?> element = type.isMap() ? type.getMapValueType() : type.getComponentType();
		return (element != null) ? element : TypeInformation.OBJECT;
	}

	private static boolean creates(Class<?> container) {
		if (container.isArray() || container == Iterable.class) {
			return true;
		}
		try {
			return Collection.class.isAssignableFrom(container)
					&& container.isInstance(CollectionFactory.createCollection(container, 0));
		}
		catch (IllegalArgumentException ex) {
			return false;
		}
	}

	private static @Nullable Object entries(@Nullable Object map, UnaryOperator<@Nullable Object> conversion) {
		if (map == null) {
			return null;
		}
		Map<Object, @Nullable Object> converted = new LinkedHashMap<>();
		((Map<?, ?>) map).forEach((key, value) -> converted.put(key, conversion.apply(value)));
		return converted;
	}

	private static @Nullable Object elements(@Nullable Object container, UnaryOperator<@Nullable Object> conversion,
			Class<?> wanted) {
		if (container == null) {
			return null;
		}
		List<@Nullable Object> converted = new ArrayList<>();
		Iterable<?> elements = (container instanceof Iterable<?> iterable) ? iterable
				: CollectionUtils.arrayToList(container);
		elements.forEach((element) -> converted.add(conversion.apply(element)));
		if (wanted.isArray()) {
			Object array = Array.newInstance(wanted.getComponentType(), converted.size());
			for (int i = 0; i < converted.size(); i++) {
				Array.set(array, i, converted.get(i));
			}
			return array;
		}
		if (wanted.isInstance(converted)) {
			return converted;
		}
		Collection<@Nullable Object> collection = CollectionFactory.createCollection(wanted, converted.size());
		collection.addAll(converted);
		return collection;
	}

	private @Nullable UnaryOperator<@Nullable Object> object(TypeInformation<?> source, Class<?> wanted) {
		MemoryPersistentEntity<?> object = this.context.getPersistentEntity(source);
		if (object == null || ClassUtils.isSimpleValueType(wanted) || wanted.getName().startsWith("java.")) {
			return null;
		}
		if (wanted.isInterface()) {
			requireProperties(object, wanted);
			return (value) -> (value != null) ? this.factory.createProjection(wanted, value) : null;
		}
		AtomicReference<ClassProjection<?>> projection = projection(object, wanted);
		return (value) -> (value != null) ? Objects.requireNonNull(projection.get()).apply(value) : null;
	}

	/**
	 * The projection of an object, which may have an object of the same type in it.
	 */
	private AtomicReference<ClassProjection<?>> projection(MemoryPersistentEntity<?> object, Class<?> wanted) {
		List<Object> key = List.of(object.getTypeInformation(), wanted);
		AtomicReference<ClassProjection<?>> known = this.nested.get(key);
		if (known == null) {
			known = new AtomicReference<>();
			this.nested.put(key, known);
			known.set(new ClassProjection<>(this, NamedPaths.of(object), wanted));
		}
		return known;
	}

	/**
	 * Makes sure that an object has the properties of an interface without expressions.
	 */
	private void requireProperties(MemoryPersistentEntity<?> object, Class<?> view) {
		ProjectionAccessor.requireOf(view, object.getType());
		if (!ProjectionAccessor.isOpen(view)) {
			ProjectionAccessor.of(view).forEach((accessor) -> object.getPath(accessor.property()));
		}
	}

}
