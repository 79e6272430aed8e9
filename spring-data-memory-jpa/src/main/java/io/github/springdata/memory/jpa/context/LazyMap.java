package io.github.springdata.memory.jpa.context;

import java.util.AbstractMap;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Map that is read when it is first asked for.
 *
 * @param <K> the type of the keys
 * @param <V> the type of the values
 */
class LazyMap<K, V> extends AbstractMap<K, V> implements LazyContent {

	private static final long serialVersionUID = 1L;

	private final ContentSource<? extends Map<K, V>> source;

	LazyMap(ContentSource<? extends Map<K, V>> source) {
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
	public ContentSource<? extends Map<K, V>> source() {
		return this.source;
	}

}
