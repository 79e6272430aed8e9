package io.github.springdata.memory.mapping.state;

import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Maps objects to objects by identity. Costs next to nothing for a handful of them.
 */
final class IdentityPairs {

	private static final int MAX_SCANNED = 16;

	private Object[] entries = new Object[4];

	private int used;

	private @Nullable Map<Object, Object> map;

	@Nullable Object get(Object key) {
		if (this.map != null) {
			return this.map.get(key);
		}
		int index = indexOf(key);
		return (index >= 0) ? this.entries[index + 1] : null;
	}

	void put(Object key, Object value) {
		if (this.map != null) {
			this.map.put(key, value);
			return;
		}
		int index = indexOf(key);
		if (index >= 0) {
			this.entries[index + 1] = value;
		}
		else if (this.used < MAX_SCANNED) {
			append(key, value);
		}
		else {
			this.map = toMap();
			this.map.put(key, value);
		}
	}

	private int indexOf(Object key) {
		for (int i = 0; i < this.used; i += 2) {
			if (this.entries[i] == key) {
				return i;
			}
		}
		return -1;
	}

	private void append(Object key, Object value) {
		if (this.used == this.entries.length) {
			this.entries = Arrays.copyOf(this.entries, this.used * 2);
		}
		this.entries[this.used++] = key;
		this.entries[this.used++] = value;
	}

	private Map<Object, Object> toMap() {
		Map<Object, Object> result = new IdentityHashMap<>();
		for (int i = 0; i < this.used; i += 2) {
			result.put(this.entries[i], this.entries[i + 1]);
		}
		return result;
	}

}
