package io.github.springdata.memory.mapping;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.springframework.data.core.PropertyPath;
import org.springframework.data.core.PropertyReferenceException;
import org.springframework.data.core.TypeInformation;
import org.springframework.util.ClassUtils;

/**
 * Finds the properties of a path, one after the other.
 */
final class PathResolver {

	private final MemoryMappingContext context;

	private final MemoryPersistentEntity<?> root;

	private final List<MemoryPersistentProperty> properties = new ArrayList<>();

	private final List<Boolean> containers = new ArrayList<>();

	private TypeInformation<?> type;

	private PathResolver(MemoryMappingContext context, MemoryPersistentEntity<?> root) {
		this.context = context;
		this.root = root;
		this.type = root.getTypeInformation();
	}

	static PathReader resolve(MemoryMappingContext context, MemoryPersistentEntity<?> root, String path) {
		PathResolver resolver = new PathResolver(context, root);
		for (String name : path.split("\\.", -1)) {
			resolver.step(name.isEmpty() ? path : name);
		}
		Class<?> type = ClassUtils.resolvePrimitiveIfNecessary(resolver.type.getType());
		PathReader reader = resolver.containers.contains(true)
				? new MultiValuedPath(path, type, resolver.properties, resolver.containers)
				: SingleValuedPath.of(path, type, resolver.properties);
		StoredForm form = MappingFacts.isIdentity(reader.leaf()) ? null : context.getStoredForms().of(type);
		return (form != null) ? new ConvertedPath(reader, form) : reader;
	}

	private void step(String name) {
		MemoryPersistentProperty property = property(name);
		this.properties.add(property);
		this.type = content(property.getTypeInformation());
		this.containers.add(isMultiValued(property));
	}

	private MemoryPersistentProperty property(String name) {
		MemoryPersistentEntity<?> owner = this.properties.isEmpty() ? this.root
				: this.context.getPersistentEntity(this.type);
		MemoryPersistentProperty property = (owner != null) ? owner.getPersistentProperty(name) : null;
		if (property != null) {
			return property;
		}
		if (owner != null && owner.isTransient(name)) {
			throw new TransientPropertyException(name, this.type);
		}
		throw new PropertyReferenceException(name, this.type, traversed());
	}

	private List<PropertyPath> traversed() {
		if (this.properties.isEmpty()) {
			return List.of();
		}
		String path = String.join(".", this.properties.stream().map(MemoryPersistentProperty::getName).toList());
		return List.of(PropertyPath.from(path, this.root.getTypeInformation()));
	}

	/**
	 * Whether a property holds any number of values.
	 * @param property the property
	 */
	static boolean isMultiValued(MemoryPersistentProperty property) {
		TypeInformation<?> type = property.getTypeInformation();
		while (type.getType() == Optional.class) {
			type = argument(type);
		}
		return isContainer(type);
	}

	/**
	 * The type of a single value of a property.
	 * @param declared the type of the property
	 */
	static TypeInformation<?> content(TypeInformation<?> declared) {
		TypeInformation<?> type = declared;
		while (type.getType() == Optional.class || isContainer(type)) {
			type = (type.getType() == Optional.class) ? argument(type) : element(type);
		}
		return type;
	}

	private static boolean isContainer(TypeInformation<?> type) {
		Class<?> raw = type.getType();
		return type.isMap() || Collection.class.isAssignableFrom(raw) || raw == Iterable.class
				|| (raw.isArray() && raw != byte[].class);
	}

	private static TypeInformation<?> element(TypeInformation<?> type) {
		return orObject(type.isMap() ? type.getMapValueType() : type.getComponentType());
	}

	private static TypeInformation<?> argument(TypeInformation<?> type) {
		List<TypeInformation<?>> arguments = type.getTypeArguments();
		return arguments.isEmpty() ? TypeInformation.OBJECT : orObject(arguments.get(0));
	}

	private static TypeInformation<?> orObject(@Nullable TypeInformation<?> type) {
		return (type != null) ? type : TypeInformation.OBJECT;
	}

	/**
	 * Thrown for a property that exists but is not stored.
	 */
	private static final class TransientPropertyException extends PropertyReferenceException {

		private final String message;

		TransientPropertyException(String name, TypeInformation<?> type) {
			super(name, type, List.of());
			this.message = "Property '%s' of type '%s' is transient, so that it is not stored; use a stored property"
				.formatted(name, type.getType().getSimpleName());
		}

		@Override
		public String getMessage() {
			return this.message;
		}

	}

}
