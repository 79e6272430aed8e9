package io.github.springdata.memory.jpa.query;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;
import java.util.List;

import jakarta.persistence.PersistenceException;
import org.jspecify.annotations.Nullable;

import org.springframework.util.ClassUtils;

/**
 * Look-up and call of constructors for results.
 */
final class Constructors {

	private Constructors() {
	}

	/**
	 * Whether a class has a constructor for values of some types.
	 * @param types the types, {@code Object} for those that are not known
	 */
	static boolean isPossible(Class<?> type, List<Class<?>> types) {
		return Arrays.stream(type.getDeclaredConstructors()).anyMatch((candidate) -> {
			Class<?>[] parameters = candidate.getParameterTypes();
			boolean fits = parameters.length == types.size();
			for (int i = 0; fits && i < parameters.length; i++) {
				fits = isPossible(parameters[i], types.get(i));
			}
			return fits;
		});
	}

	private static boolean isPossible(Class<?> parameter, Class<?> type) {
		Class<?> boxed = ClassUtils.resolvePrimitiveIfNecessary(parameter);
		return type == Object.class || boxed.isAssignableFrom(type) || type.isAssignableFrom(boxed)
				|| (Number.class.isAssignableFrom(boxed) && Number.class.isAssignableFrom(type));
	}

	/**
	 * Makes an instance.
	 */
	static Object create(Class<?> type, @Nullable Object[] arguments) {
		Constructor<?> constructor = find(type, arguments);
		try {
			constructor.setAccessible(true);
			Object[] converted = new Object[arguments.length];
			for (int i = 0; i < converted.length; i++) {
				converted[i] = ResultReader.number(arguments[i],
						ClassUtils.resolvePrimitiveIfNecessary(constructor.getParameterTypes()[i]));
			}
			return constructor.newInstance(converted);
		}
		catch (InvocationTargetException ex) {
			throw new PersistenceException("The constructor of %s failed".formatted(type.getName()), ex.getCause());
		}
		catch (ReflectiveOperationException ex) {
			throw new PersistenceException("The constructor of %s cannot be called".formatted(type.getName()), ex);
		}
	}

	private static Constructor<?> find(Class<?> type, @Nullable Object[] arguments) {
		for (boolean exact : new boolean[] { true, false }) {
			for (Constructor<?> candidate : type.getDeclaredConstructors()) {
				if (accepts(candidate.getParameterTypes(), arguments, exact)) {
					return candidate;
				}
			}
		}
		throw new IllegalArgumentException("%s has no constructor for %s".formatted(type.getName(),
				Arrays.stream(arguments)
					.map((value) -> (value != null) ? value.getClass().getSimpleName() : "null")
					.toList()));
	}

	private static boolean accepts(Class<?>[] types, @Nullable Object[] arguments, boolean exact) {
		boolean fits = types.length == arguments.length;
		for (int i = 0; fits && i < types.length; i++) {
			Class<?> boxed = ClassUtils.resolvePrimitiveIfNecessary(types[i]);
			fits = (arguments[i] == null) ? !types[i].isPrimitive() : boxed.isInstance(arguments[i])
					|| (!exact && arguments[i] instanceof Number && Number.class.isAssignableFrom(boxed));
		}
		return fits;
	}

}
