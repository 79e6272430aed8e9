package io.github.springdata.memory.jpa.model;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.util.Collection;
import java.util.List;

import jakarta.persistence.AccessType;
import org.jspecify.annotations.Nullable;

/**
 * Source of the mapping of a persistence unit in terms of annotations: those that stand
 * in the classes, or those that XML puts in their place.
 */
public interface Annotations {

	/**
	 * The annotations that stand in the classes.
	 */
	Annotations DECLARED = new Annotations() {

		@Override
		public <A extends Annotation> @Nullable A find(AnnotatedElement element, Class<A> type) {
			return element.getDeclaredAnnotation(type);
		}

	};

	/**
	 * Finds an annotation. Also those that contain others which stand several times.
	 * @param <A> the annotation
	 * @param element a class, a field, a getter, or a method that is called back
	 * @param type the type of the annotation
	 * @return the annotation of the element itself, or {@code null} if there is none
	 */
	<A extends Annotation> @Nullable A find(AnnotatedElement element, Class<A> type);

	/**
	 * The annotations of an element that are not those of Jakarta Persistence.
	 * @param element a class, a field or a getter
	 * @return its annotations, among others perhaps
	 */
	default List<Annotation> foreign(AnnotatedElement element) {
		return List.of(element.getDeclaredAnnotations());
	}

	/**
	 * The classes of the unit beside those that it lists itself.
	 * @return entities, superclasses, embeddables and converters
	 */
	default Collection<Class<?>> classes() {
		return List.of();
	}

	/**
	 * The declarations for the whole unit: named queries, generators and entity graphs.
	 * @return annotations that may stand at any entity
	 */
	default Collection<Annotation> declarations() {
		return List.of();
	}

	/**
	 * The listeners of all entities.
	 * @return the classes of the listeners, in the order in which they are called
	 */
	default List<Class<?>> defaultListeners() {
		return List.of();
	}

	/**
	 * The way in which attributes of classes are accessed that do not say it.
	 * @return the way, or {@code null} if nothing is said
	 */
	default @Nullable AccessType defaultAccess() {
		return null;
	}

	/**
	 * Whether all relations pass on that an entity is persisted.
	 * @return {@code true} if the whole unit does
	 */
	default boolean cascadesPersist() {
		return false;
	}

}
