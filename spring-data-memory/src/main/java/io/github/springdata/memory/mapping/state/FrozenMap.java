package io.github.springdata.memory.mapping.state;

import java.io.Serializable;
import java.util.AbstractMap;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * Map of an immutable object, never changed and held by nobody else. See {@link Frozen}.
 */
final class FrozenMap extends AbstractMap<@Nullable Object, @Nullable Object> implements Serializable {

	private final Map<@Nullable Object, @Nullable Object> entries;

	FrozenMap(Map<@Nullable Object, @Nullable Object> entries) {
		this.entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
	}

	@Override
	public Set<Entry<@Nullable Object, @Nullable Object>> entrySet() {
		return this.entries.entrySet();
	}

	@Override
	public boolean containsKey(@Nullable Object key) {
		return this.entries.containsKey(key);
	}

	@Override
	public @Nullable Object get(@Nullable Object key) {
		return this.entries.get(key);
	}

	@Override
	public int size() {
		return this.entries.size();
	}

	@Override
	public @Nullable Object remove(@Nullable Object key) {
		throw Frozen.refusal();
	}

	@Override
	public void putAll(Map<?, ?> others) {
		throw Frozen.refusal();
	}

	@Override
	public void replaceAll(BiFunction<? super @Nullable Object, ? super @Nullable Object, ?> function) {
		throw Frozen.refusal();
	}

	@Override
	public void clear() {
		throw Frozen.refusal();
	}

	@Override
	public @Nullable Object putIfAbsent(@Nullable Object key, @Nullable Object value) {
		throw Frozen.refusal();
	}

	@Override
	public boolean remove(@Nullable Object key, @Nullable Object value) {
		throw Frozen.refusal();
	}

	@Override
	public boolean replace(@Nullable Object key, @Nullable Object before, @Nullable Object after) {
		throw Frozen.refusal();
	}

	@Override
	public @Nullable Object replace(@Nullable Object key, @Nullable Object value) {
		throw Frozen.refusal();
	}

	@Override
	public @Nullable Object computeIfAbsent(@Nullable Object key, Function<? super @Nullable Object, ?> function) {
		throw Frozen.refusal();
	}

	@Override
	public @Nullable Object computeIfPresent(@Nullable Object key,
			BiFunction<? super @Nullable Object, ? super Object, ?> function) {
		throw Frozen.refusal();
	}

	@Override
	public @Nullable Object compute(@Nullable Object key,
			BiFunction<? super @Nullable Object, ? super @Nullable Object, ?> function) {
		throw Frozen.refusal();
	}

	@Override
	public @Nullable Object merge(@Nullable Object key, Object value,
			BiFunction<? super Object, ? super Object, ?> function) {
		throw Frozen.refusal();
	}

}
