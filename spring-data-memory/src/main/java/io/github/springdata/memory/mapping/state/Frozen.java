package io.github.springdata.memory.mapping.state;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * Unmodifiable collections that own their elements, unlike the views of
 * {@link Collections}, and that allow {@code null}, unlike {@link List#of()}. They keep
 * the order of what they were made from.
 */
final class Frozen {

	private static final Set<Class<?>> DECLARABLE = Set.of(Iterable.class, Collection.class, List.class, Set.class,
			SortedSet.class, NavigableSet.class, Map.class, SortedMap.class, NavigableMap.class);

	private Frozen() {
	}

	/**
	 * Whether a variable of a type can hold a frozen collection or map.
	 * @param declaredType the type of the variable
	 */
	static boolean fits(Class<?> declaredType) {
		return DECLARABLE.contains(declaredType);
	}

	/**
	 * Whether nobody can change which elements a collection or map holds.
	 * @param collection a collection or map
	 */
	static boolean isFrozen(Object collection) {
		return Known.IMMUTABLE.contains(collection.getClass());
	}

	/**
	 * Whether nobody can change a collection or map that a constructor was given by this
	 * class.
	 * @param collection a collection or map
	 */
	static boolean isOwnOrFrozen(Object collection) {
		return isFrozen(collection) || Known.SORTED.contains(collection.getClass());
	}

	static Collection<@Nullable Object> collection(Collection<?> model, @Nullable Object[] elements) {
		if (model instanceof SortedSet<?> sorted) {
			NavigableSet<@Nullable Object> set = new TreeSet<>(Comparators.of(sorted));
			set.addAll(Arrays.asList(elements));
			return Collections.unmodifiableNavigableSet(set);
		}
		return (model instanceof Set) ? new FrozenSet(elements) : new FrozenList(elements);
	}

	static Map<@Nullable Object, @Nullable Object> map(Map<?, ?> model, Map<@Nullable Object, @Nullable Object> copy) {
		if (model instanceof SortedMap<?, ?> sorted) {
			NavigableMap<@Nullable Object, @Nullable Object> map = new TreeMap<>(Comparators.of(sorted));
			map.putAll(copy);
			return Collections.unmodifiableNavigableMap(map);
		}
		return new FrozenMap(copy);
	}

	static UnsupportedOperationException refusal() {
		return new UnsupportedOperationException("The collection is part of an immutable object; create a new object");
	}

	/**
	 * The classes of collections that cannot change. Most applications never need them.
	 */
	private static final class Known {

		static final Set<Class<?>> IMMUTABLE = Stream
			.concat(Stream.of(FrozenList.class, FrozenSet.class, FrozenMap.class), Stream
				.of(List.of(), List.of(1), List.of(1, 2, 3), List.of(1, 2, 3).subList(0, 1), Set.of(), Set.of(1),
						Set.of(1, 2, 3), Map.of(), Map.of(1, 1), Map.of(1, 1, 2, 2), Collections.emptyList(),
						Collections.emptySet(), Collections.emptyMap(), Collections.singletonList(1),
						Collections.singleton(1), Collections.singletonMap(1, 1), Collections.nCopies(2, 1))
				.map(Object::getClass))
			.collect(Collectors.toUnmodifiableSet());

		static final Set<Class<?>> SORTED = Set.of(Collections.unmodifiableNavigableSet(new TreeSet<>()).getClass(),
				Collections.unmodifiableNavigableMap(new TreeMap<>()).getClass());

	}

}
