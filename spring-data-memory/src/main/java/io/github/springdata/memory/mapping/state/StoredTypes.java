package io.github.springdata.memory.mapping.state;

import java.lang.reflect.Field;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import org.springframework.core.ResolvableType;

/**
 * The classes of the objects that a row can be made of, as far as declared types show:
 * that of the entity, and those of all fields and elements in it, at any depth. What is
 * marked as a reference is left out, as it is refused for that.
 */
public final class StoredTypes {

	private final Visitor visitor;

	/** Types that are looked at elsewhere, or not stored as they are. */
	private final Predicate<Class<?>> closed;

	private final Set<String> visited = new HashSet<>();

	/**
	 * Containers of the application that are being looked into, which may hold others.
	 */
	private final Set<Class<?>> entered = new HashSet<>();

	private StoredTypes(Predicate<Class<?>> closed, Visitor visitor) {
		this.closed = closed;
		this.visitor = visitor;
	}

	/**
	 * Visits the classes.
	 * @param root the class of the entity, which is visited first
	 * @param closed which classes are not visited, nor what is in them
	 * @param visitor takes each use of a class
	 */
	public static void visit(Class<?> root, Predicate<Class<?>> closed, Visitor visitor) {
		new StoredTypes(closed, visitor).object(ResolvableType.forClass(root), root, new Use("", null));
	}

	/**
	 * Visitor of the classes, one by one.
	 */
	public interface Visitor {

		/**
		 * Visits a class.
		 * @param type the class of an object, maybe abstract
		 * @param use where such an object is
		 * @param first whether the class was not visited before
		 */
		public void visit(Class<?> type, Use use, boolean first);

	}

	/**
	 * A place where an object is stored.
	 *
	 * @param path the path of the property from the entity, empty for the entity itself
	 * @param field the field of the property, or {@code null} for the entity itself
	 */
	public record Use(String path, @Nullable Field field) {

		private Use element() {
			return new Use(this.path + "[]", this.field);
		}

		private Use property(StateField field) {
			return new Use(this.path.isEmpty() ? field.name() : this.path + "." + field.name(), field.field());
		}

	}

	private void any(ResolvableType type, Use use) {
		Class<?> raw = type.resolve(Object.class);
		if (raw == Object.class) {
			this.visitor.visit(raw, use, false);
		}
		else if (ValueTypes.isValue(raw)) {
			// Has nothing in it, even if it can be iterated over, as a Path can.
			return;
		}
		else if (raw.isArray()) {
			any(type.getComponentType(), use.element());
		}
		else if (raw == Optional.class) {
			any(type.getGeneric(0), use);
		}
		else if (Map.class.isAssignableFrom(raw)) {
			elements(type.as(Map.class), raw, use);
		}
		else if (Iterable.class.isAssignableFrom(raw)) {
			elements(type.as(Collection.class.isAssignableFrom(raw) ? Collection.class : Iterable.class), raw, use);
		}
		else if (!ValueTypes.isPlatform(raw) && !ValueTypes.isValue(raw) && !DuplicableTypes.contains(raw)
				&& !this.closed.test(raw)) {
			object(type, raw, use);
		}
	}

	private void elements(ResolvableType container, Class<?> raw, Use use) {
		boolean own = !ValueTypes.isPlatform(raw);
		if (own && !this.entered.add(raw)) {
			return;
		}
		for (ResolvableType element : container.getGenerics()) {
			any(element, use.element());
		}
		if (own) {
			this.entered.remove(raw);
		}
	}

	private void object(ResolvableType type, Class<?> raw, Use use) {
		boolean first = !NestedGenerics.areTooDeep(type) && this.visited.add(type.toString());
		this.visitor.visit(raw, use, first);
		if (!first) {
			return;
		}
		if (!raw.isInterface()) {
			fields(type, raw, use);
		}
		if (raw.isSealed()) {
			for (Class<?> subclass : raw.getPermittedSubclasses()) {
				object(ResolvableType.forClass(subclass), subclass, use);
			}
		}
	}

	private void fields(ResolvableType type, Class<?> raw, Use use) {
		try {
			for (StateField field : StateLayout.of(raw).fields()) {
				if (!FieldAnnotations.isReference(field.field())) {
					any(field.type(type), use.property(field));
				}
			}
		}
		catch (UncopyableValueException ex) {
			// Has no fields that can be copied, which is a problem of its own.
		}
	}

}
