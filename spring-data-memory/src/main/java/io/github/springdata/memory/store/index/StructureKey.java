package io.github.springdata.memory.store.index;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * The contents of a collection, a map, an optional value or a record as a key.
 *
 * @param kind what it is: {@code List}, {@code Set}, {@code Map}, {@code Optional}, or
 * the class of the record
 * @param contents the keys of its parts, in a collection of that kind
 */
record StructureKey(Class<?> kind, Object contents) {

	private static final ClassValue<Method[]> ACCESSORS = new ClassValue<>() {

		@Override
		protected Method[] computeValue(Class<?> type) {
			return Arrays.stream(type.getRecordComponents()).map(RecordComponent::getAccessor).toArray(Method[]::new);
		}

	};

	/**
	 * The key of what has parts; an array has one of another form.
	 * @return the key, or {@code null} if the value has no parts that decide, or one of
	 * them is incomparable
	 */
	static @Nullable Object of(Object value, int depth) {
		if (value instanceof Map<?, ?> map) {
			return ofMap(map, depth);
		}
		boolean isRecord = value instanceof Record;
		if (!hasParts(value)) {
			return null;
		}
		List<Object> keys = new ArrayList<>();
		for (Object part : parts(value)) {
			Object key = isRecord ? Equality.part(part, depth) : Equality.element(part, depth);
			if (key == null) {
				return null;
			}
			keys.add(key);
		}
		if (value instanceof Object[]) {
			return ArrayKey.ofKeys(keys.toArray());
		}
		return (value instanceof Set<?>) ? new StructureKey(Set.class, new HashSet<>(keys))
				: new StructureKey(isRecord ? value.getClass() : kind(value), keys);
	}

	private static Class<?> kind(Object value) {
		return (value instanceof Optional<?>) ? Optional.class : List.class;
	}

	private static @Nullable Object ofMap(Map<?, ?> map, int depth) {
		Map<Object, Object> keys = new HashMap<>();
		for (Map.Entry<?, ?> entry : map.entrySet()) {
			Object name = Equality.element(entry.getKey(), depth);
			Object value = Equality.element(entry.getValue(), depth);
			if (name == null || value == null) {
				return null;
			}
			keys.put(name, value);
		}
		return new StructureKey(Map.class, keys);
	}

	private static boolean hasParts(Object value) {
		return value instanceof Object[] || value instanceof Collection<?> || value instanceof Optional<?>
				|| (value instanceof Record && Comparability.hasGeneratedEquals(value.getClass()));
	}

	/**
	 * The parts of a value, none if it has no parts that decide about its equality.
	 */
	static Collection<? extends @Nullable Object> parts(Object value) {
		if (value instanceof Map<?, ?> map) {
			List<@Nullable Object> parts = new ArrayList<>(map.keySet());
			parts.addAll(map.values());
			return parts;
		}
		if (!hasParts(value)) {
			return List.of();
		}
		if (value instanceof Optional<?> optional) {
			return optional.isPresent() ? List.of(optional.get()) : List.of();
		}
		if (value instanceof Object[] array) {
			return Arrays.asList(array);
		}
		return (value instanceof Collection<?> elements) ? elements : components((Record) value);
	}

	private static List<@Nullable Object> components(Record value) {
		List<@Nullable Object> components = new ArrayList<>();
		for (Method accessor : ACCESSORS.get(value.getClass())) {
			components.add(read(accessor, value));
		}
		return components;
	}

	private static @Nullable Object read(Method accessor, Record value) {
		try {
			accessor.setAccessible(true);
			return accessor.invoke(value);
		}
		catch (InvocationTargetException | IllegalAccessException ex) {
			throw new IllegalStateException("Cannot read '%s' of record %s: %s".formatted(accessor.getName(),
					value.getClass().getName(), ex.getCause()), ex);
		}
	}

	@Override
	public String toString() {
		String name = this.kind.isRecord() ? this.kind.getSimpleName() : "";
		return name + this.contents;
	}

}
