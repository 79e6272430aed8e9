package io.github.springdata.memory.mapping.state;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * Factory of empty modifiable collections of the kind of a model: of the same class where
 * that is one which applications create themselves, else of the interface's usual class.
 * Hash sets and maps become linked ones, so that a copy has the order of its source.
 */
final class MutableCollections {

	private MutableCollections() {
	}

	/**
	 * Chooses how to create collections.
	 * @param type the run-time class of the models
	 * @return gets a model of that class and returns an empty collection
	 */
	@SuppressWarnings("unchecked")
	static Function<Collection<?>, Collection<@Nullable Object>> like(Class<?> type) {
		if (type == ArrayList.class) {
			return (model) -> new ArrayList<>(model.size());
		}
		if (EnumSet.class.isAssignableFrom(type)) {
			return (model) -> empty(((EnumSet<?>) model).clone());
		}
		if (SortedSet.class.isAssignableFrom(type)) {
			return sorted(type);
		}
		if (PriorityQueue.class.isAssignableFrom(type)) {
			return (model) -> new PriorityQueue<>(((PriorityQueue<@Nullable Object>) model).comparator());
		}
		Class<?> own = ownClass(type);
		if (own == null || own == HashSet.class) {
			return usual(type);
		}
		MethodHandle constructor = constructor(own);
		return (model) -> (Collection<@Nullable Object>) create(constructor);
	}

	/**
	 * Chooses how to create maps.
	 * @param type the run-time class of the models
	 * @return gets a model of that class and returns an empty map
	 */
	@SuppressWarnings("unchecked")
	static Function<Map<?, ?>, Map<@Nullable Object, @Nullable Object>> likeMap(Class<?> type) {
		if (EnumMap.class.isAssignableFrom(type)) {
			return (model) -> empty(((EnumMap<?, ?>) model).clone());
		}
		if (ConcurrentSkipListMap.class.isAssignableFrom(type)) {
			return (model) -> new ConcurrentSkipListMap<>(Comparators.of((SortedMap<?, ?>) model));
		}
		if (SortedMap.class.isAssignableFrom(type)) {
			return (model) -> new TreeMap<>(Comparators.of((SortedMap<?, ?>) model));
		}
		Class<?> own = ownClass(type);
		if (own == null || own == HashMap.class) {
			return (model) -> new LinkedHashMap<>();
		}
		MethodHandle constructor = constructor(own);
		return (model) -> (Map<@Nullable Object, @Nullable Object>) create(constructor);
	}

	private static Function<Collection<?>, Collection<@Nullable Object>> sorted(Class<?> type) {
		if (ConcurrentSkipListSet.class.isAssignableFrom(type)) {
			return (model) -> new ConcurrentSkipListSet<>(Comparators.of((SortedSet<?>) model));
		}
		return (model) -> new TreeSet<>(Comparators.of((SortedSet<?>) model));
	}

	private static Function<Collection<?>, Collection<@Nullable Object>> usual(Class<?> type) {
		if (Set.class.isAssignableFrom(type)) {
			return (model) -> new LinkedHashSet<>();
		}
		if (Queue.class.isAssignableFrom(type) && !List.class.isAssignableFrom(type)) {
			return (model) -> new ArrayDeque<>();
		}
		return (model) -> new ArrayList<>(model.size());
	}

	@SuppressWarnings("unchecked")
	private static Collection<@Nullable Object> empty(EnumSet<?> set) {
		set.clear();
		return (Collection<@Nullable Object>) (Collection<?>) set;
	}

	@SuppressWarnings("unchecked")
	private static Map<@Nullable Object, @Nullable Object> empty(EnumMap<?, ?> map) {
		map.clear();
		return (Map<@Nullable Object, @Nullable Object>) (Map<?, ?>) map;
	}

	/**
	 * The nearest class with a name, if that is, or extends, a public and concrete class
	 * of the JDK.
	 */
	static @Nullable Class<?> ownClass(Class<?> type) {
		Class<?> named = type;
		while (named.isAnonymousClass()) {
			named = named.getSuperclass();
		}
		Class<?> ancestor = named;
		while (!ValueTypes.isPlatform(ancestor)) {
			ancestor = ancestor.getSuperclass();
		}
		boolean applicable = ancestor != Object.class && Modifier.isPublic(ancestor.getModifiers())
				&& !Modifier.isAbstract(ancestor.getModifiers());
		return applicable ? named : null;
	}

	private static MethodHandle constructor(Class<?> type) {
		checkFields(type);
		try {
			Constructor<?> constructor = type.getDeclaredConstructor();
			if (!ValueTypes.isPlatform(type)) {
				constructor.setAccessible(true);
			}
			return MethodHandles.publicLookup().unreflectConstructor(constructor);
		}
		catch (ReflectiveOperationException ex) {
			throw UncopyableValueException.ofType(type, "the collection has no constructor without arguments");
		}
	}

	private static Object create(MethodHandle constructor) {
		try {
			return constructor.invoke();
		}
		catch (Throwable ex) {
			throw new UncopyableValueException("The constructor of a collection failed: " + ex, ex);
		}
	}

	private static void checkFields(Class<?> type) {
		for (Class<?> c = type; !ValueTypes.isPlatform(c); c = c.getSuperclass()) {
			for (Field field : c.getDeclaredFields()) {
				if (!Modifier.isStatic(field.getModifiers()) && !field.isSynthetic()) {
					throw UncopyableValueException.ofType(type,
							"the collection has a field of its own, '%s'".formatted(field.getName()));
				}
			}
		}
	}

}
