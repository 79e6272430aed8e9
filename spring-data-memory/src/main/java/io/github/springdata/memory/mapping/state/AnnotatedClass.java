package io.github.springdata.memory.mapping.state;

import java.beans.Introspector;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * A class whose objects are stored, with all that can be annotated on it, its
 * superclasses and its interfaces.
 *
 * @param type the class
 */
public record AnnotatedClass(Class<?> type) {

	private static final ClassValue<List<String>> PROBLEMS = new PerClass<>((type) -> new AnnotatedClass(type).find());

	/**
	 * Finds the mapping annotations on a class that are not read.
	 * @param type the class of an object that is to be stored
	 * @return what has which annotation, one sentence each
	 */
	public static List<String> problems(Class<?> type) {
		return PROBLEMS.get(type);
	}

	private List<String> find() {
		Set<String> problems = new LinkedHashSet<>();
		for (Class<?> c = this.type; c != null && !ValueTypes.isPlatform(c); c = c.getSuperclass()) {
			checkMembers(c, problems::add);
			checkInterfaces(c, problems::add);
		}
		return List.copyOf(problems);
	}

	private static void checkInterfaces(Class<?> type, Consumer<String> problems) {
		for (Class<?> implemented : type.getInterfaces()) {
			if (!ValueTypes.isPlatform(implemented)) {
				checkMembers(implemented, problems);
				checkInterfaces(implemented, problems);
			}
		}
	}

	private static void checkMembers(Class<?> c, Consumer<String> problems) {
		check(c, c.getName(), problems);
		for (Field field : c.getDeclaredFields()) {
			check(field, "Property '%s'".formatted(field.getName()), c, problems);
		}
		for (Method method : c.getDeclaredMethods()) {
			check(method, describe(method), c, problems);
		}
		for (Constructor<?> constructor : c.getDeclaredConstructors()) {
			check(constructor, "A constructor", c, problems);
		}
	}

	/**
	 * Refuses a class that carries mapping annotations that are not read.
	 * @param type the class of an object that is to be stored
	 * @throws UncopyableValueException with all problems
	 */
	static void requireOwnAnnotations(Class<?> type) {
		List<String> problems = problems(type);
		if (!problems.isEmpty()) {
			throw new UncopyableValueException(String.join("; ", problems));
		}
	}

	private static void check(AnnotatedElement element, String subject, Consumer<String> problems) {
		Annotation[] annotations = element.getDeclaredAnnotations();
		if (annotations.length > 0) {
			ForeignAnnotations.among(annotations).forEach((phrase) -> problems.accept(subject + " " + phrase));
		}
	}

	private static void check(AnnotatedElement element, String name, Class<?> owner, Consumer<String> problems) {
		if (((Member) element).isSynthetic() || (element instanceof Field field && isStatic(field))) {
			return;
		}
		check(element, "%s of %s".formatted(name, owner.getName()), problems);
		if (element instanceof Executable executable && executable.getParameterAnnotations().length > 0) {
			String subject = (executable instanceof Constructor<?>) ? "Property '%s' of %s" : "Parameter '%s' of %s";
			for (Parameter parameter : executable.getParameters()) {
				check(parameter, subject.formatted(parameter.getName(), owner.getName()), problems);
			}
		}
	}

	private static boolean isStatic(Field field) {
		return Modifier.isStatic(field.getModifiers());
	}

	private static String describe(Method method) {
		String property = property(method);
		return (property != null) ? "Property '%s'".formatted(property) : "Method '%s'".formatted(method.getName());
	}

	/**
	 * The property that a method gets or sets.
	 */
	private static @Nullable String property(Method method) {
		String name = method.getName();
		if (method.getParameterCount() == 0 && method.getDeclaringClass().isRecord()) {
			return name;
		}
		for (String prefix : new String[] { "get", "set", "is" }) {
			boolean setter = prefix.equals("set");
			if (name.startsWith(prefix) && name.length() > prefix.length()
					&& method.getParameterCount() == (setter ? 1 : 0)) {
				return Introspector.decapitalize(name.substring(prefix.length()));
			}
		}
		return null;
	}

}
