package io.github.springdata.memory.mapping;

import java.lang.reflect.Method;
import java.util.Objects;
import java.util.function.Function;

import io.github.springdata.memory.mapping.state.ValueTypes;

import org.springframework.util.ReflectionUtils;

/**
 * The types of links to other entities: {@link AggregateReference}, and that of the same
 * name of Spring Data JDBC, which is known by its name: the module need not be there.
 */
public final class ReferenceTypes {

	private ReferenceTypes() {
	}

	/**
	 * Whether variables of a type hold such links.
	 * @param type the declared type
	 * @return whether they do
	 */
	public static boolean contains(Class<?> type) {
		return type == AggregateReference.class || ValueTypes.isForeignReference(type);
	}

	/**
	 * Creates a link.
	 * @param type the declared type
	 * @param id the id of the other entity
	 * @return the link
	 */
	public static Object to(Class<?> type, Object id) {
		if (type == AggregateReference.class) {
			return AggregateReference.to(id);
		}
		return Objects.requireNonNull(ReflectionUtils.invokeMethod(method(type, "to", Object.class), null, id));
	}

	/**
	 * What reads the ids of links.
	 * @param type the declared type
	 */
	static Function<Object, Object> ids(Class<?> type) {
		if (type == AggregateReference.class) {
			return (reference) -> ((AggregateReference<?, ?>) reference).id();
		}
		Method getter = method(type, "getId");
		return (reference) -> Objects.requireNonNull(ReflectionUtils.invokeMethod(getter, reference));
	}

	private static Method method(Class<?> type, String name, Class<?>... parameters) {
		return Objects.requireNonNull(ReflectionUtils.findMethod(type, name, parameters));
	}

}
