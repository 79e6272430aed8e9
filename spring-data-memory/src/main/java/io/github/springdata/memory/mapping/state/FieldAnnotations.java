package io.github.springdata.memory.mapping.state;

import java.beans.PropertyDescriptor;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.BeanUtils;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.annotation.MergedAnnotation;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.core.annotation.RepeatableContainers;
import org.springframework.data.annotation.ReadOnlyProperty;
import org.springframework.data.annotation.Reference;
import org.springframework.data.annotation.Transient;

/**
 * The annotations of a field, those of its getter and its setter included.
 */
public final class FieldAnnotations {

	private static final List<String> NOT_STORED = List.of(Transient.class.getName(), ReadOnlyProperty.class.getName(),
			Value.class.getName(), Autowired.class.getName(), NativeAnnotations.TRANSIENT);

	/**
	 * The annotations that stand on an annotation, at any depth.
	 */
	private static final ClassValue<Set<Class<?>>> ON_ANNOTATION = new PerClass<>(
			(type) -> MergedAnnotations.from(type, MergedAnnotations.SearchStrategy.DIRECT, RepeatableContainers.none())
				.stream()
				.map(MergedAnnotation::getType)
				.collect(Collectors.toUnmodifiableSet()));

	private FieldAnnotations() {
	}

	/**
	 * The annotations that stand on an annotation, at any depth.
	 * @param type the annotation
	 */
	static Set<Class<?>> onAnnotation(Class<?> type) {
		return ON_ANNOTATION.get(type);
	}

	/**
	 * Whether an annotation stands on a field, or on one of its annotations.
	 * @param field the field
	 * @param annotation the annotation
	 * @return {@code false} if a search for it is in vain
	 */
	public static boolean mayStandOn(Field field, Class<? extends Annotation> annotation) {
		for (Annotation present : field.getDeclaredAnnotations()) {
			Class<?> type = present.annotationType();
			if (type == annotation || ON_ANNOTATION.get(type).contains(annotation)) {
				return true;
			}
		}
		return false;
	}

	/**
	 * Whether a field, its getter or its setter has an annotation.
	 * @param field a field of an instance
	 * @param annotation the annotation, which may be a meta-annotation
	 * @return whether it is there
	 */
	public static boolean isPresent(Field field, Class<? extends Annotation> annotation) {
		return isAnyPresent(field, List.of(annotation.getName()));
	}

	/**
	 * Whether the store keeps the value of a field: not if it is transient, read-only or
	 * injected.
	 * @param field a field of an instance
	 */
	static boolean isStored(Field field) {
		return !Modifier.isTransient(field.getModifiers()) && !isAnyPresent(field, NOT_STORED);
	}

	/**
	 * Whether a field is marked as a reference to another entity.
	 * @param field a field of an instance
	 */
	static boolean isReference(Field field) {
		return isPresent(field, Reference.class);
	}

	private static boolean isAnyPresent(Field field, List<String> annotations) {
		if (isAnnotated(field, annotations)) {
			return true;
		}
		PropertyDescriptor property = BeanUtils.getPropertyDescriptor(field.getDeclaringClass(), field.getName());
		return property != null && (isAnnotated(property.getReadMethod(), annotations)
				|| isAnnotated(property.getWriteMethod(), annotations));
	}

	private static boolean isAnnotated(@Nullable AnnotatedElement element, List<String> annotations) {
		if (element == null) {
			return false;
		}
		MergedAnnotations present = MergedAnnotations.from(element);
		return annotations.stream().anyMatch(present::isPresent);
	}

}
