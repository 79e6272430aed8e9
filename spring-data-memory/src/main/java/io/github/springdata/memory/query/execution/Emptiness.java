package io.github.springdata.memory.query.execution;

import java.lang.reflect.Array;
import java.util.Collection;
import java.util.Map;

/**
 * What it means for a value to be empty.
 */
final class Emptiness {

	private Emptiness() {
	}

	static boolean isEmpty(Object value) {
		if (value instanceof CharSequence text) {
			return text.isEmpty();
		}
		if (value instanceof Collection<?> collection) {
			return collection.isEmpty();
		}
		if (value instanceof Map<?, ?> map) {
			return map.isEmpty();
		}
		if (value instanceof Iterable<?> iterable) {
			return !iterable.iterator().hasNext();
		}
		return value.getClass().isArray() && Array.getLength(value) == 0;
	}

}
