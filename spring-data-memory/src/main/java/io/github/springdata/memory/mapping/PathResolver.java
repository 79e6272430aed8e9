package io.github.springdata.memory.mapping;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.springdata.memory.mapping.state.StoredForm;

import org.jspecify.annotations.Nullable;

import org.springframework.core.convert.ConversionException;
import org.springframework.core.convert.support.DefaultConversionService;
import org.springframework.data.core.PropertyPath;
import org.springframework.data.core.PropertyReferenceException;
import org.springframework.data.core.TypeInformation;
import org.springframework.util.ClassUtils;

/**
 * Finder of the properties of a path, one after the other.
 */
final class PathResolver {

	/** More collections in each other than any type that has an end. */
	static final int MAX_LEVELS = 50;

	private static final Pattern ENTRY = Pattern.compile("([^\\[\\]]+)\\[([^\\[\\]]+)\\]");

	private static final int MAX_STEPS = 100;

	private final MemoryMappingContext context;

	private final MemoryPersistentEntity<?> root;

	private final List<PathStep> steps = new ArrayList<>();

	/** The type of what the last step reads. */
	private TypeInformation<?> declared;

	/** The type of a single value of it. */
	private TypeInformation<?> type;

	private PathResolver(MemoryMappingContext context, MemoryPersistentEntity<?> root) {
		this.context = context;
		this.root = root;
		this.type = root.getTypeInformation();
		this.declared = this.type;
	}

	static PathReader resolve(MemoryMappingContext context, MemoryPersistentEntity<?> root, String path) {
		PathResolver resolver = new PathResolver(context, root);
		int start = 0;
		while (start <= path.length()) {
			int end = endOfStep(path, start);
			String name = path.substring(start, end);
			resolver.step(name.isEmpty() ? path : name);
			start = end + 1;
		}
		return resolver.isIdOfReference() ? resolve(context, root, path.substring(0, path.lastIndexOf('.')))
				: resolver.reader(path);
	}

	/**
	 * Whether the path ends with the id of a reference, which is the reference itself.
	 */
	private boolean isIdOfReference() {
		int last = this.steps.size() - 1;
		return last > 0 && ReferenceTypes.contains(this.steps.get(last).property().getOwner().getType());
	}

	private PathReader reader(String path) {
		Class<?> type = ClassUtils.resolvePrimitiveIfNecessary(this.type.getType());
		PathReader reader = isMultiValued()
				? MultiValuedPath.of(path, type, this.steps, -1, ArrayLevels.paths(path, this.steps, this.declared))
				: SingleValuedPath.of(path, type, this.steps);
		if (ReferenceForm.isReference(this.type)) {
			return ReferenceForm.path(this.context, reader, this.type);
		}
		StoredForm form = MappingAnnotations.isIdentity(reader.leaf()) ? null : this.context.getStoredForms().of(type);
		return (form != null) ? new ConvertedPath(reader, form) : reader;
	}

	private boolean isMultiValued() {
		return this.steps.stream().anyMatch(PathStep::container);
	}

	/**
	 * The position of the next dot that is not within the brackets of a key, or the end.
	 */
	private static int endOfStep(String path, int start) {
		boolean inBrackets = false;
		for (int i = start; i < path.length(); i++) {
			char character = path.charAt(i);
			if (character == '.' && !inBrackets) {
				return i;
			}
			inBrackets = (character == '[') || (inBrackets && character != ']');
		}
		return path.length();
	}

	private void step(String name) {
		if (this.steps.size() == MAX_STEPS) {
			throw refused(name,
					"Path of more than %d properties from type '%s' is too long; name a property that is nearer"
						.formatted(MAX_STEPS, this.root.getType().getSimpleName()));
		}
		Matcher entry = ENTRY.matcher(name);
		if (entry.matches()) {
			PathStep map = property(entry.group(1));
			this.steps.add(entry(map.property(), entry.group(2)));
		}
		else if (!isPartOfMap(name)) {
			PathStep step = property(name);
			read(step.property().getTypeInformation());
			this.steps.add(step);
		}
	}

	private void read(TypeInformation<?> declared) {
		this.declared = declared;
		this.type = content(declared);
	}

	private PathStep property(String name) {
		MemoryPersistentEntity<?> owner = this.steps.isEmpty() ? this.root
				: this.context.getPersistentEntity(this.type);
		MemoryPersistentProperty property = (owner != null) ? owner.getPersistentProperty(name) : null;
		if (property != null) {
			return new PathStep(property, property.getReader(), isMultiValued(property));
		}
		if (owner != null && owner.isTransient(name)) {
			throw refused(name,
					"Property '%s' of type '%s' is transient, so that it is not stored; use a stored property"
						.formatted(name, this.type.getType().getSimpleName()));
		}
		throw new UnknownPropertyException(name, this.type, traversed(), owner);
	}

	/**
	 * Turns the last step to the keys or values of a map, if the name says so and the
	 * values have no such property.
	 */
	private boolean isPartOfMap(String name) {
		PathStep last = this.steps.isEmpty() ? null : this.steps.get(this.steps.size() - 1);
		MemoryPersistentEntity<?> values = this.context.getPersistentEntity(this.type);
		if (last == null || !last.container() || !unwrapped(last.property()).isMap()
				|| (values != null && values.getPersistentProperty(name) != null)) {
			return false;
		}
		if (name.equals("key")) {
			this.steps.set(this.steps.size() - 1, last.keys());
			this.type = content(orObject(unwrapped(last.property()).getComponentType()));
			this.declared = TypeInformation.OBJECT;
			return true;
		}
		return name.equals("value");
	}

	private PathStep entry(MemoryPersistentProperty property, String name) {
		TypeInformation<?> map = unwrapped(property);
		if (!map.isMap()) {
			throw refused(name, "Property '%s' of type '%s' is no map and has no entry [%s]; name the property alone"
				.formatted(property.getName(), property.getOwner().getType().getSimpleName(), name));
		}
		TypeInformation<?> value = orObject(map.getMapValueType());
		read(value);
		return PathStep.entry(property, key(property, name, orObject(map.getComponentType())), isContainer(value));
	}

	private Object key(MemoryPersistentProperty property, String name, TypeInformation<?> type) {
		try {
			return Objects.requireNonNull(DefaultConversionService.getSharedInstance().convert(name, type.getType()));
		}
		catch (ConversionException ex) {
			throw refused(name, "Key [%s] of map '%s' is no %s; name a key of that type".formatted(name,
					property.getName(), type.getType().getSimpleName()));
		}
	}

	private PropertyReferenceException refused(String name, String message) {
		return new RefusedPathException(name, this.type, message);
	}

	private List<PropertyPath> traversed() {
		if (this.steps.isEmpty()) {
			return List.of();
		}
		String path = String.join(".", this.steps.stream().map((step) -> step.property().getName()).toList());
		return List.of(PropertyPath.from(path, this.root.getTypeInformation()));
	}

	/**
	 * Whether a property holds any number of values.
	 * @param property the property
	 */
	static boolean isMultiValued(MemoryPersistentProperty property) {
		return isContainer(unwrapped(property));
	}

	private static TypeInformation<?> unwrapped(MemoryPersistentProperty property) {
		return unwrapped(property.getTypeInformation());
	}

	static TypeInformation<?> unwrapped(TypeInformation<?> declared) {
		TypeInformation<?> type = declared;
		while (type.getType() == Optional.class) {
			type = argument(type);
		}
		return type;
	}

	/**
	 * The type of a single value of a property; any type for a collection whose elements
	 * are such collections again, without an end.
	 * @param declared the type of the property
	 */
	static TypeInformation<?> content(TypeInformation<?> declared) {
		TypeInformation<?> type = declared;
		for (int level = 0; type.getType() == Optional.class || isContainer(type); level++) {
			if (level == MAX_LEVELS) {
				return TypeInformation.OBJECT;
			}
			type = (type.getType() == Optional.class) ? argument(type) : element(type);
		}
		return type;
	}

	static boolean isContainer(TypeInformation<?> type) {
		Class<?> raw = type.getType();
		return type.isMap() || Collection.class.isAssignableFrom(raw) || raw == Iterable.class
				|| (raw.isArray() && raw != byte[].class);
	}

	static TypeInformation<?> element(TypeInformation<?> type) {
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
	 * Exception for a path that is refused for another reason than an unknown name.
	 */
	private static final class RefusedPathException extends PropertyReferenceException {

		private final String message;

		RefusedPathException(String name, TypeInformation<?> type, String message) {
			super(name, type, List.of());
			this.message = message;
		}

		@Override
		public String getMessage() {
			return this.message;
		}

	}

}
