package io.github.springdata.memory.jpa.context;

import java.util.AbstractMap;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

import org.jspecify.annotations.Nullable;

/**
 * Sorted map that is read when it is first asked for.
 *
 * @param <K> the type of the keys
 * @param <V> the type of the values
 */
final class LazySortedMap<K, V> extends AbstractMap<K, V> implements SortedMap<K, V>, LazyContent {

	private static final long serialVersionUID = 1L;

	private final ContentSource<SortedMap<K, V>> source;

	LazySortedMap(ContentSource<SortedMap<K, V>> source) {
		this.source = source;
	}

	@Override
	public Set<Map.Entry<K, V>> entrySet() {
		return this.source.get().entrySet();
	}

	@Override
	public @Nullable V get(@Nullable Object key) {
		return this.source.get().get(key);
	}

	@Override
	public boolean containsKey(@Nullable Object key) {
		return this.source.get().containsKey(key);
	}

	@Override
	public @Nullable V put(K key, V value) {
		return this.source.get().put(key, value);
	}

	@Override
	public @Nullable V remove(@Nullable Object key) {
		return this.source.get().remove(key);
	}

	@Override
	public @Nullable Comparator<? super K> comparator() {
		return this.source.get().comparator();
	}

	@Override
	public SortedMap<K, V> subMap(K from, K to) {
		return this.source.get().subMap(from, to);
	}

	@Override
	public SortedMap<K, V> headMap(K to) {
		return this.source.get().headMap(to);
	}

	@Override
	public SortedMap<K, V> tailMap(K from) {
		return this.source.get().tailMap(from);
	}

	@Override
	public K firstKey() {
		return this.source.get().firstKey();
	}

	@Override
	public K lastKey() {
		return this.source.get().lastKey();
	}

	@Override
	public ContentSource<SortedMap<K, V>> source() {
		return this.source;
	}

}
