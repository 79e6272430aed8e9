package io.github.springdata.memory.repository.state;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.springframework.util.ReflectionUtils;

/**
 * All objects that can be reached from some, through fields, elements and entries, as far
 * as they are of the tests or collections.
 */
final class ObjectGraph {

	private static final String ENTITIES = ObjectGraph.class.getPackageName();

	private static final ClassValue<List<Field>> FIELDS = new ClassValue<>() {

		@Override
		protected List<Field> computeValue(Class<?> type) {
			List<Field> fields = new ArrayList<>();
			ReflectionUtils.doWithFields(type, (field) -> {
				field.setAccessible(true);
				fields.add(field);
			}, (field) -> !Modifier.isStatic(field.getModifiers()));
			return fields;
		}

	};

	private final Map<Object, Integer> numbers = new IdentityHashMap<>();

	private final Deque<Object> queue = new ArrayDeque<>();

	private ObjectGraph() {
	}

	/**
	 * Changes everything that can be changed.
	 * @param roots where to start
	 */
	static void wreck(Collection<?> roots) {
		List<Object> reachable = new ArrayList<>();
		new ObjectGraph().visit(roots, (object, parts) -> reachable.add(object));
		reachable.forEach(ObjectGraph::change);
	}

	/**
	 * Describes the state of everything, in the same words for the same state.
	 * @param roots where to start
	 */
	static String describe(Collection<?> roots) {
		StringBuilder text = new StringBuilder();
		new ObjectGraph().visit(roots,
				(object, parts) -> text.append((object instanceof Date date) ? date.getTime() : parts).append('\n'));
		return text.toString();
	}

	private void visit(Collection<?> roots, BiConsumer<Object, List<String>> visitor) {
		roots.forEach(this::name);
		while (!this.queue.isEmpty()) {
			Object object = this.queue.remove();
			visitor.accept(object, parts(object).map(this::name).toList());
		}
	}

	private String name(Object object) {
		if (object == null || isValue(object)) {
			return String.valueOf(object);
		}
		if (this.numbers.putIfAbsent(object, this.numbers.size()) == null) {
			this.queue.add(object);
		}
		return label(object) + " " + this.numbers.get(object);
	}

	private static String label(Object object) {
		if (object instanceof Map) {
			return "Map";
		}
		return (object instanceof Collection) ? "Collection" : object.getClass().getSimpleName();
	}

	private static boolean isValue(Object object) {
		return !(object instanceof Collection || object instanceof Map || object instanceof Optional
				|| object instanceof Date || object.getClass().isArray() || isOwn(object));
	}

	private static boolean isOwn(Object object) {
		return object.getClass().getPackageName().equals(ENTITIES) && !(object instanceof Enum);
	}

	private static Stream<?> parts(Object object) {
		if (object instanceof Map<?, ?> map) {
			return map.entrySet().stream().flatMap((entry) -> Stream.of(entry.getKey(), entry.getValue()));
		}
		if (object instanceof Collection<?> collection) {
			return collection.stream();
		}
		if (object instanceof Optional<?> optional) {
			return optional.stream();
		}
		if (object.getClass().isArray()) {
			return IntStream.range(0, Array.getLength(object)).mapToObj((i) -> Array.get(object, i));
		}
		List<Object> parts = new ArrayList<>();
		if (isOwn(object)) {
			fields(object, (field) -> parts.add(get(field, object)));
		}
		return parts.stream();
	}

	private static void fields(Object object, Consumer<Field> action) {
		FIELDS.get(object.getClass()).forEach(action);
	}

	private static Object get(Field field, Object object) {
		try {
			return field.get(object);
		}
		catch (IllegalAccessException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static void change(Object object) {
		if (object instanceof Date date) {
			date.setTime(-1);
		}
		else if (object instanceof Map<?, ?> map) {
			unlessUnmodifiable(map::clear);
		}
		else if (object instanceof Collection<?> collection) {
			unlessUnmodifiable(collection::clear);
		}
		else if (object.getClass().isArray()) {
			Object zero = zero(object.getClass().getComponentType());
			IntStream.range(0, Array.getLength(object)).forEach((i) -> Array.set(object, i, zero));
		}
		else if (isOwn(object) && !object.getClass().isRecord()) {
			fields(object, (field) -> reset(field, object));
		}
	}

	private static Object zero(Class<?> type) {
		return Array.get(Array.newInstance(type, 1), 0);
	}

	private static void unlessUnmodifiable(Runnable change) {
		try {
			change.run();
		}
		catch (UnsupportedOperationException ex) {
			// nothing to change, so nothing that could leak
		}
	}

	private static void reset(Field field, Object object) {
		if (!Modifier.isFinal(field.getModifiers())) {
			ReflectionUtils.setField(field, object, zero(field.getType()));
		}
	}

}
