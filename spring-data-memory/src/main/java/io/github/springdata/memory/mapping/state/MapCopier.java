package io.github.springdata.memory.mapping.state;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * Copier of maps, keys included. A modifiable copy is of the kind of its source; a frozen
 * one is the source itself if nobody can change it.
 */
record MapCopier(Function<Map<?, ?>, Map<@Nullable Object, @Nullable Object>> factory) implements Copier {

	@Override
	public Object copy(Object source, boolean frozen, CopyRun run) {
		Object known = run.find(source);
		if (known != null) {
			return known;
		}
		Map<?, ?> map = (Map<?, ?>) source;
		return frozen ? run.remember(source, freeze(map, run)) : thaw(map, run);
	}

	private Object thaw(Map<?, ?> source, CopyRun run) {
		Map<@Nullable Object, @Nullable Object> copy = run.remember(source, this.factory.apply(source));
		source.forEach((key, value) -> copy.put(copyKey(key, run), run.copy(value, false)));
		return copy;
	}

	private static @Nullable Object copyKey(@Nullable Object key, CopyRun run) {
		run.pin();
		Object copy = run.copy(key, false);
		run.unpin();
		return copy;
	}

	private Object freeze(Map<?, ?> source, CopyRun run) {
		run.begin(source);
		Map<@Nullable Object, @Nullable Object> copy = new LinkedHashMap<>();
		boolean changed = !Frozen.isFrozen(source);
		for (Map.Entry<?, ?> entry : source.entrySet()) {
			Object key = run.copy(entry.getKey(), true);
			Object value = run.copy(entry.getValue(), true);
			changed |= key != entry.getKey() || value != entry.getValue();
			copy.put(key, value);
		}
		return changed ? Frozen.map(source, copy) : source;
	}

	@Override
	public boolean same(Object a, Object b, Comparison comparison) {
		if (!(a instanceof Map<?, ?> left && b instanceof Map<?, ?> right) || left.size() != right.size()) {
			return false;
		}
		if (!comparison.enter(a, b)) {
			return true;
		}
		return sameValues(left, right, comparison.trial())
				|| comparison.same(left.entrySet().stream().map(Entry::of).collect(Collectors.toSet()),
						right.entrySet().stream().map(Entry::of).collect(Collectors.toSet()));
	}

	private static boolean sameValues(Map<?, ?> left, Map<?, ?> right, Comparison comparison) {
		for (Map.Entry<?, ?> entry : left.entrySet()) {
			if (!containsKey(right, entry.getKey()) || !comparison.same(entry.getValue(), right.get(entry.getKey()))) {
				return false;
			}
		}
		return true;
	}

	private static boolean containsKey(Map<?, ?> map, @Nullable Object key) {
		try {
			return map.containsKey(key);
		}
		catch (NullPointerException | ClassCastException ex) {
			return false; // the map refuses such keys
		}
	}

	/**
	 * Stand-in for an entry of a map whose keys have no {@code equals} of their own.
	 */
	private record Entry(@Nullable Object key, @Nullable Object value) {

		static Entry of(Map.Entry<?, ?> entry) {
			return new Entry(entry.getKey(), entry.getValue());
		}

	}

}
