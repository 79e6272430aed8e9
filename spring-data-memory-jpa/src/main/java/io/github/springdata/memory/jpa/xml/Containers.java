package io.github.springdata.memory.jpa.xml;

import java.lang.annotation.Annotation;
import java.lang.annotation.Repeatable;
import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import org.springframework.util.ReflectionUtils;

/**
 * Annotations that contain others, which may stand several times.
 */
final class Containers {

	private Containers() {
	}

	static boolean isContained(Class<? extends Annotation> type) {
		return type.isAnnotationPresent(Repeatable.class);
	}

	static Class<? extends Annotation> container(Class<? extends Annotation> type) {
		return type.getAnnotation(Repeatable.class).value();
	}

	/**
	 * The annotation that contains some of a type.
	 */
	static Annotation of(Class<? extends Annotation> type, List<? extends Annotation> contained) {
		Annotation[] values = contained.toArray((Annotation[]) Array.newInstance(type, 0));
		return AnnotationInstance.of(container(type), Map.of("value", values));
	}

	/**
	 * What an annotation contains.
	 * @return the annotations, or {@code null} if it contains none that may stand several
	 * times
	 */
	static @Nullable List<Annotation> contents(Annotation annotation) {
		Method value = ReflectionUtils.findMethod(annotation.annotationType(), "value");
		Class<?> component = (value != null) ? value.getReturnType().getComponentType() : null;
		Repeatable repeatable = (component != null) ? component.getAnnotation(Repeatable.class) : null;
		return (value != null && repeatable != null && repeatable.value() == annotation.annotationType())
				? Arrays.asList((Annotation[]) AnnotationInstance.value(annotation, value)) : null;
	}

	/**
	 * What remains of an annotation.
	 * @param keeps whether one that may stand several times is kept
	 * @return the annotation, one with fewer contents, or {@code null} if nothing remains
	 */
	static <A extends Annotation> @Nullable A filter(A annotation, Predicate<Annotation> keeps) {
		List<Annotation> contents = contents(annotation);
		if (contents == null) {
			return keeps.test(annotation) ? annotation : null;
		}
		List<Annotation> kept = contents.stream().filter(keeps).toList();
		return kept.isEmpty() ? null : replaced(annotation, kept);
	}

	@SuppressWarnings("unchecked")
	private static <A extends Annotation> A replaced(A container, List<Annotation> contents) {
		return (A) of(contents.get(0).annotationType(), contents);
	}

	/**
	 * What an annotation contains with what another one contains.
	 */
	static <A extends Annotation> A join(A first, A second) {
		List<Annotation> contents = new ArrayList<>();
		for (A container : List.of(first, second)) {
			List<Annotation> own = contents(container);
			if (own != null) {
				contents.addAll(own);
			}
		}
		return replaced(first, contents);
	}

	/**
	 * The name that distinguishes an annotation from others, with its type.
	 */
	static String key(Annotation annotation) {
		for (String name : List.of("name", "attributeName")) {
			Method attribute = ReflectionUtils.findMethod(annotation.annotationType(), name);
			if (attribute != null) {
				return annotation.annotationType().getSimpleName() + ":"
						+ AnnotationInstance.value(annotation, attribute);
			}
		}
		return "";
	}

}
