package io.github.springdata.memory.core;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.stream.BaseStream;

import org.jspecify.annotations.Nullable;

import org.springframework.core.ReactiveAdapterRegistry;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.util.ClassUtils;

/**
 * Refusal of what is given in place of an entity by mistake.
 */
final class NoEntity {

	private NoEntity() {
	}

	/**
	 * Refuses {@code null} among several.
	 * @param what what they are
	 * @param index the position, from zero
	 * @throws IllegalArgumentException if the element is {@code null}
	 */
	static void requireElement(String what, @Nullable Object element, int index) {
		if (element == null) {
			throw new IllegalArgumentException("%s at index %d must not be null".formatted(what, index));
		}
	}

	/**
	 * Refuses an object that holds entities instead of being one, and values of the JDK.
	 * @throws InvalidDataAccessApiUsageException if it cannot be an entity
	 */
	static void refuse(Object instance) {
		String type = ClassUtils.getQualifiedName(instance.getClass());
		if (instance instanceof Iterable<?> || instance instanceof BaseStream<?, ?> || instance.getClass().isArray()) {
			throw new InvalidDataAccessApiUsageException(
					"%s is no entity, but holds several objects; use insertAll(..), saveAll(..) or deleteAll(..)"
						.formatted(type));
		}
		if (instance instanceof Optional<?> || instance instanceof Map<?, ?> || instance instanceof Future<?>
				|| ReactiveAdapterRegistry.getSharedInstance().getAdapter(instance.getClass()) != null) {
			throw new InvalidDataAccessApiUsageException(
					"%s is no entity, but may hold one; give the entity itself".formatted(type));
		}
		if (instance instanceof Class<?> given) {
			throw new InvalidDataAccessApiUsageException(
					"The class %s is given where an instance of it is wanted".formatted(given.getName()));
		}
		if (type.startsWith("java.")) {
			throw new InvalidDataAccessApiUsageException(
					"%s is a value, not an entity, which is an object of a class of the application with an id"
						.formatted(type));
		}
	}

}
