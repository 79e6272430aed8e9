package io.github.springdata.memory.jpa.xml;

import java.lang.annotation.Annotation;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Annotation that stands in no class: the values that are given, and defaults for the
 * others.
 *
 * @param type the type of the annotation
 * @param values the values by name
 */
record AnnotationInstance(Class<? extends Annotation> type, Map<String, Object> values) implements InvocationHandler {

	/**
	 * Creates an annotation.
	 * @param given the values that are not those by default, by name
	 */
	static <A extends Annotation> A of(Class<A> type, Map<String, Object> given) {
		Map<String, Object> values = new LinkedHashMap<>();
		for (Method attribute : type.getDeclaredMethods()) {
			Object value = given.getOrDefault(attribute.getName(), attribute.getDefaultValue());
			if (value == null) {
				throw new IllegalArgumentException(
						"@%s needs a value of '%s'".formatted(type.getSimpleName(), attribute.getName()));
			}
			values.put(attribute.getName(), value);
		}
		return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] { type },
				new AnnotationInstance(type, values)));
	}

	static <A extends Annotation> A of(Class<A> type) {
		return of(type, Map.of());
	}

	@Override
	public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) {
		return switch (method.getName()) {
			case "annotationType" -> this.type;
			case "hashCode" -> hash();
			case "toString" -> "@" + this.type.getSimpleName() + this.values.keySet();
			case "equals" -> arguments != null && this.type.isInstance(arguments[0]) && isSame(arguments[0]);
			default -> this.values.get(method.getName());
		};
	}

	private int hash() {
		return this.values.entrySet()
			.stream()
			.mapToInt((entry) -> (127 * entry.getKey().hashCode())
					^ (Arrays.deepHashCode(new Object[] { entry.getValue() }) - 31))
			.sum();
	}

	private boolean isSame(Object other) {
		return Arrays.stream(this.type.getDeclaredMethods())
			.allMatch((method) -> Arrays.deepEquals(new Object[] { this.values.get(method.getName()) },
					new Object[] { value(other, method) }));
	}

	static Object value(Object annotation, Method attribute) {
		try {
			return attribute.invoke(annotation);
		}
		catch (ReflectiveOperationException ex) {
			throw new IllegalStateException("%s cannot be read".formatted(attribute), ex);
		}
	}

}
