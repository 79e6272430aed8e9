package io.github.springdata.memory.jpa.context;

import java.util.Comparator;
import java.util.SortedMap;

import org.jspecify.annotations.Nullable;

/**
 * Sorted map that is read when it is first asked for.
 *
 * @param <K> the type of the keys
 * @param <V> the type of the values
 */
final class LazySortedMap<K, V> extends LazyMap<K, V> implements SortedMap<K, V> {

	private static final long serialVersionUID = 1L;

	private final ContentSource<SortedMap<K, V>> sorted;

	LazySortedMap(ContentSource<SortedMap<K, V>> source) {
		super(source);
		this.sorted = source;
	}

	@Override
	public @Nullable Comparator<? super K> comparator() {
		return this.sorted.get().comparator();
	}

	@Override
	public SortedMap<K, V> subMap(K from, K to) {
		return this.sorted.get().subMap(from, to);
	}

	@Override
	public SortedMap<K, V> headMap(K to) {
		return this.sorted.get().headMap(to);
	}

	@Override
	public SortedMap<K, V> tailMap(K from) {
		return this.sorted.get().tailMap(from);
	}

	@Override
	public K firstKey() {
		return this.sorted.get().firstKey();
	}

	@Override
	public K lastKey() {
		return this.sorted.get().lastKey();
	}

}
