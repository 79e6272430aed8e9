package io.github.springdata.memory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;

/**
 * All that can be reached from some objects, and from the static fields of some classes,
 * through the fields of the library and of Spring, and through maps and collections.
 */
final class Reachable {

	private static final List<String> OPEN = List.of("io.github.springdata.", "org.springframework.");

	private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());

	private final Deque<Object> open = new ArrayDeque<>();

	private long entries;

	/**
	 * The number of the entries of all maps and of the elements of all collections.
	 */
	static long entries(Collection<Class<?>> classes, Object... roots) {
		Reachable reachable = new Reachable();
		Arrays.stream(roots).forEach(reachable::visit);
		classes.forEach((type) -> reachable.visitFields(type, null));
		while (!reachable.open.isEmpty()) {
			reachable.expand(reachable.open.pop());
		}
		return reachable.entries;
	}

	/**
	 * All classes in the place where a class is.
	 */
	static List<Class<?>> classesBeside(Class<?> type) {
		try {
			Path root = Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
			try (Stream<Path> files = Files.walk(root)) {
				return files.map((file) -> root.relativize(file).toString())
					.filter((name) -> name.endsWith(".class") && !name.endsWith("-info.class"))
					.<Class<?>>map((name) -> load(name, type.getClassLoader()))
					.toList();
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (URISyntaxException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static Class<?> load(String file, ClassLoader loader) {
		String name = file.substring(0, file.length() - ".class".length()).replace('/', '.').replace('\\', '.');
		return ClassUtils.resolveClassName(name, loader);
	}

	private void visit(@Nullable Object object) {
		if (object != null && !(object instanceof Class<?>) && this.seen.add(object)) {
			this.open.push(object);
		}
	}

	private void expand(Object object) {
		if (object instanceof Map<?, ?> map) {
			this.entries += map.size();
			map.forEach((key, value) -> {
				visit(key);
				visit(value);
			});
		}
		else if (object instanceof Collection<?> collection) {
			this.entries += collection.size();
			collection.forEach(this::visit);
		}
		else if (object instanceof Object[] array) {
			Arrays.stream(array).forEach(this::visit);
		}
		if (isOpen(object.getClass())) {
			for (Class<?> type = object.getClass(); type != null && isOpen(type); type = type.getSuperclass()) {
				visitFields(type, object);
			}
		}
	}

	private void visitFields(Class<?> type, @Nullable Object object) {
		for (Field field : type.getDeclaredFields()) {
			if (!field.getType().isPrimitive() && Modifier.isStatic(field.getModifiers()) == (object == null)) {
				ReflectionUtils.makeAccessible(field);
				visit(ReflectionUtils.getField(field, object));
			}
		}
	}

	private static boolean isOpen(Class<?> type) {
		return OPEN.stream().anyMatch(type.getName()::startsWith);
	}

}
