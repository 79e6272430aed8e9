package io.github.springdata.memory.mapping;

import java.lang.reflect.Method;
import java.math.BigInteger;
import java.util.Collection;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.util.ReflectionUtils;

/**
 * Knows which types can be ids, versions and keys.
 */
final class Identifiers {

	private static final Set<Class<?>> VERSIONS = Set.of(int.class, long.class, Integer.class, Long.class);

	private static final Set<Class<?>> INTEGERS = Set.of(long.class, int.class, short.class, byte.class, Long.class,
			Integer.class, Short.class, Byte.class, BigInteger.class);

	private Identifiers() {
	}

	/**
	 * Whether values of a type can be found by {@code equals}.
	 * @param type the declared type
	 */
	static boolean hasEquality(Class<?> type) {
		if (type.isPrimitive() || type.isEnum() || type.isInterface() || type == Object.class) {
			return true;
		}
		return !type.isArray() && type != Number.class
				&& ReflectionUtils.getUniqueDeclaredMethods(type, Identifiers::isEquals).length > 0;
	}

	static boolean isInteger(Class<?> type) {
		return INTEGERS.contains(type);
	}

	private static boolean isEquals(Method method) {
		return ReflectionUtils.isEqualsMethod(method) && method.getDeclaringClass() != Object.class;
	}

	/**
	 * Says why a property cannot be an id.
	 * @return the problem, or {@code null} if it can
	 */
	static @Nullable String idProblem(MemoryPersistentProperty id) {
		Class<?> type = id.getType();
		if (isContainer(type) || type == boolean.class || type == Boolean.class) {
			return "Id '%s' is of type %s, which cannot be an id; use a number, a string, a UUID or a value class"
				.formatted(id.getName(), type.getTypeName());
		}
		if (!hasEquality(type)) {
			return "Id '%s' is of type %s, which has no equals method; give it equals and hashCode, or use a record"
				.formatted(id.getName(), type.getTypeName());
		}
		return id.isWritable() ? MappingFacts.id(id).problem(id)
				: "Id '%s' is read-only; remove @ReadOnlyProperty".formatted(id.getName());
	}

	private static boolean isContainer(Class<?> type) {
		return type.isArray() || type == Optional.class || Iterable.class == type
				|| Collection.class.isAssignableFrom(type) || Map.class.isAssignableFrom(type);
	}

	/**
	 * Says why a property cannot be a version.
	 * @return the problem, or {@code null} if it can
	 */
	static @Nullable String versionProblem(MemoryPersistentProperty version) {
		Class<?> type = version.getType();
		if (VERSIONS.contains(type)) {
			return version.isWritable() ? null
					: "Version '%s' is read-only; remove @ReadOnlyProperty".formatted(version.getName());
		}
		String reason = type.getName().startsWith("java.time.") || Date.class.isAssignableFrom(type)
				? ", and two changes can have the same time" : "";
		return "Version '%s' is of type %s%s; use int, long, Integer or Long".formatted(version.getName(),
				type.getTypeName(), reason);
	}

}
