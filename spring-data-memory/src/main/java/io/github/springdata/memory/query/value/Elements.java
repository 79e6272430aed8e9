package io.github.springdata.memory.query.value;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.util.ObjectUtils;

/**
 * The elements of what stands for several values: a collection, another iterable, the
 * values of a map, an array; anything else is the only element itself.
 */
public final class Elements {

	private Elements() {
	}

	/**
	 * The elements of a value.
	 * @param value the value
	 * @return the elements, {@code null} among them where the value has it
	 */
	public static Collection<? extends @Nullable Object> of(@Nullable Object value) {
		if (value instanceof Collection<?> collection) {
			return collection;
		}
		if (value instanceof Iterable<?> iterable) {
			List<@Nullable Object> list = new ArrayList<>();
			iterable.forEach(list::add);
			return list;
		}
		if (value instanceof Map<?, ?> map) {
			return map.values();
		}
		return ObjectUtils.isArray(value) ? Arrays.asList(ObjectUtils.toObjectArray(value))
				: Collections.singletonList(value);
	}

}
