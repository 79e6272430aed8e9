package io.github.springdata.memory.mapping.state;

import java.util.Comparator;
import java.util.SortedMap;
import java.util.SortedSet;

import org.jspecify.annotations.Nullable;

/**
 * The comparators of sorted collections, which a copy shares with its source.
 */
final class Comparators {

	private Comparators() {
	}

	@SuppressWarnings("unchecked")
	static @Nullable Comparator<@Nullable Object> of(SortedSet<?> set) {
		return (Comparator<@Nullable Object>) set.comparator();
	}

	@SuppressWarnings("unchecked")
	static @Nullable Comparator<@Nullable Object> of(SortedMap<?, ?> map) {
		return (Comparator<@Nullable Object>) map.comparator();
	}

}
