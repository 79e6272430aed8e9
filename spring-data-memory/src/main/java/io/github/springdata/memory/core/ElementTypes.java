package io.github.springdata.memory.core;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.springframework.data.core.TypeInformation;
import org.springframework.util.ClassUtils;

/**
 * Check that the elements of a collection are of the declared type, of which the
 * collection itself holds nothing.
 */
final class ElementTypes {

	private ElementTypes() {
	}

	/**
	 * Whether all that is in a value is of the declared type.
	 * @param type the declared type, which the value itself is of
	 * @param value a collection, a map, an optional value or any other one
	 */
	static boolean fit(TypeInformation<?> type, @Nullable Object value) {
		if (value instanceof Map<?, ?> map && type.isMap()) {
			return allFit(type.getComponentType(), map.keySet()) && allFit(type.getMapValueType(), map.values());
		}
		if (value instanceof Iterable<?> elements && type.isCollectionLike()) {
			return allFit(type.getComponentType(), elements);
		}
		if (value instanceof Optional<?> optional && type.getType() == Optional.class) {
			return optional.isEmpty() || allFit(type.getTypeArguments().get(0), List.of(optional.get()));
		}
		return true;
	}

	private static boolean allFit(@Nullable TypeInformation<?> type, Iterable<?> elements) {
		if (type == null) {
			return true;
		}
		for (Object element : elements) {
			if (element != null && !(ClassUtils.isAssignableValue(type.getType(), element) && fit(type, element))) {
				return false;
			}
		}
		return true;
	}

}
