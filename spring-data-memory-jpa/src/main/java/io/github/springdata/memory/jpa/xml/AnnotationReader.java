package io.github.springdata.memory.jpa.xml;

import java.lang.annotation.Annotation;
import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Set;

import jakarta.persistence.Access;
import jakarta.persistence.AccessType;
import org.jspecify.annotations.Nullable;

/**
 * Reader of the annotations that elements stand for.
 *
 * @param names finds the classes that elements name
 * @param problems takes what is wrong
 */
record AnnotationReader(ClassNames names, FileProblems problems) {

	/**
	 * Reads an annotation.
	 * @return the annotation, or {@code null} if it was reported that a value is missing
	 */
	<A extends Annotation> @Nullable A read(XmlElement element, Class<A> type) {
		return read(element, type, Set.of());
	}

	/**
	 * Reads an annotation of an element that says more than the annotation does.
	 * @param others the names of elements and attributes that are read elsewhere
	 */
	<A extends Annotation> @Nullable A read(XmlElement element, Class<A> type, Set<String> others) {
		Map<String, Object> values = new LinkedHashMap<>();
		element.attributes().forEach((name, text) -> {
			if (!others.contains(name)) {
				put(values, type, name, List.of(text), element);
			}
		});
		children(type, element, others).forEach((name, children) -> put(values, type, name, children, element));
		Method value = attribute(type, "value");
		if (!element.text().isEmpty() && value != null && !values.containsKey("value")) {
			put(values, type, "value", List.of(element.text()), element);
		}
		return create(type, values, element);
	}

	private static Map<String, List<XmlElement>> children(Class<? extends Annotation> type, XmlElement element,
			Set<String> others) {
		Map<String, List<XmlElement>> children = new LinkedHashMap<>();
		element.children()
			.stream()
			.filter((child) -> !others.contains(child.name()) && !Vocabulary.isWithoutEffect(type, child.name()))
			.forEach((child) -> children.computeIfAbsent(child.name(), (name) -> new ArrayList<>()).add(child));
		return children;
	}

	private <A extends Annotation> @Nullable A create(Class<A> type, Map<String, Object> values, XmlElement element) {
		try {
			return AnnotationInstance.of(type, values);
		}
		catch (IllegalArgumentException ex) {
			this.problems.report(element, "has an incomplete <%s>: %s", element.name(),
					String.valueOf(ex.getMessage()));
			return null;
		}
	}

	private static @Nullable Method attribute(Class<? extends Annotation> type, String name) {
		return Arrays.stream(type.getDeclaredMethods())
			.filter((method) -> method.getName().equals(name))
			.findFirst()
			.orElse(null);
	}

	/**
	 * Puts the value that texts or elements stand for.
	 */
	private void put(Map<String, Object> values, Class<? extends Annotation> type, String name, List<?> contents,
			XmlElement element) {
		Method attribute = attribute(type, Vocabulary.value(type, name));
		if (attribute == null) {
			this.problems.report(element, "has '%s' in <%s>, which is not known there; correct the name or remove it",
					name, element.name());
			return;
		}
		Object value = value(attribute.getReturnType(), contents, element);
		if (value != null) {
			values.put(attribute.getName(), value);
		}
	}

	private @Nullable Object value(Class<?> type, List<?> contents, XmlElement element) {
		if (!type.isArray()) {
			return single(type, contents.get(0), element);
		}
		List<Object> values = new ArrayList<>();
		for (Object content : flattened(type.getComponentType(), contents)) {
			Object value = single(type.getComponentType(), content, element);
			if (value != null) {
				values.add(value);
			}
		}
		Object array = Array.newInstance(type.getComponentType(), values.size());
		for (int i = 0; i < values.size(); i++) {
			Array.set(array, i, values.get(i));
		}
		return array;
	}

	/**
	 * The contents, where several constants are elements in one, like those of
	 * {@code <cascade>}.
	 */
	private static List<?> flattened(Class<?> component, List<?> contents) {
		return (component.isEnum() && contents.get(0) instanceof XmlElement list) ? list.children()
			.stream()
			.map((child) -> child.name().substring(child.name().indexOf('-') + 1))
			.toList() : contents;
	}

	@SuppressWarnings("unchecked")
	private @Nullable Object single(Class<?> type, Object content, XmlElement element) {
		if (type.isAnnotation() && content instanceof XmlElement child) {
			return read(child, (Class<? extends Annotation>) type);
		}
		String text = (content instanceof XmlElement child) ? child.text() : content.toString();
		if (type == Class.class) {
			return this.names.find(text, element);
		}
		return (type == String.class) ? text : constant(type, text, element);
	}

	private @Nullable Object constant(Class<?> type, String text, XmlElement element) {
		List<String> allowed = (type == boolean.class) ? List.of("true", "false", "1", "0")
				: type.isEnum() ? Arrays.stream(type.getEnumConstants()).map(String::valueOf).toList() : List.of();
		if (type.isEnum()) {
			for (Object constant : type.getEnumConstants()) {
				if (((Enum<?>) constant).name().equals(text.toUpperCase(Locale.ROOT))) {
					return constant;
				}
			}
		}
		else if (type == int.class && text.matches("-?\\d{1,9}")) {
			return Integer.valueOf(text);
		}
		else if (allowed.contains(text)) {
			return text.equals("true") || text.equals("1");
		}
		this.problems.report(element, "has '%s' in <%s>; set it to %s", text, element.name(),
				allowed.isEmpty() ? "a number" : "one of " + allowed);
		return null;
	}

	/**
	 * Reads how attributes are accessed.
	 * @return the annotation, or {@code null} if it was reported that there is no such
	 * way
	 */
	@Nullable Access access(String text, XmlElement element) {
		Object value = constant(AccessType.class, text, element);
		return (value != null) ? AnnotationInstance.of(Access.class, Map.of("value", value)) : null;
	}

	/**
	 * Reads elements into one annotation that contains others.
	 */
	<A extends Annotation> void readAll(List<XmlElement> elements, Class<A> type,
			Map<Class<? extends Annotation>, Annotation> into) {
		List<Annotation> all = new ArrayList<>();
		for (XmlElement element : elements) {
			A annotation = read(element, type);
			if (annotation != null) {
				all.add(annotation);
			}
		}
		if (!all.isEmpty()) {
			put(Containers.of(type, all), into);
		}
	}

	static void put(Annotation annotation, Map<Class<? extends Annotation>, Annotation> into) {
		into.put(annotation.annotationType(), annotation);
	}

	/**
	 * Reads the elements of given names that are there.
	 * @param types the annotations by the names of the elements
	 */
	void readKnown(XmlElement element, Map<String, Class<? extends Annotation>> types,
			Map<Class<? extends Annotation>, Annotation> into) {
		for (Entry<String, Class<? extends Annotation>> known : types.entrySet()) {
			List<XmlElement> elements = element.all(known.getKey());
			if (!elements.isEmpty() && Containers.isContained(known.getValue())) {
				readAll(elements, known.getValue(), into);
			}
			else if (!elements.isEmpty()) {
				Annotation annotation = read(elements.get(0), known.getValue());
				if (annotation != null) {
					put(annotation, into);
				}
			}
		}
	}

}
