package io.github.springdata.memory.store.index;

import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * All distinct keys of a row in a multi-valued index, be there none. What is distinct is
 * up to the kind of the index: the order of keys or their equality.
 */
final class MultiKey implements Iterable<Object> {

	private final Set<Object> keys;

	private MultiKey(Set<Object> keys) {
		this.keys = keys;
	}

	static MultiKey of(IndexKind kind, IndexedProperty property, KeyForm form, Object row) {
		MultiKey result = new MultiKey(emptySet(kind));
		property.readEach(row, (value) -> result.keys.add(form.of(value)));
		return result;
	}

	private static Set<Object> emptySet(IndexKind kind) {
		return switch (kind) {
			case HASH -> new LinkedHashSet<>();
			case SORTED -> new TreeSet<>(IndexKeys.order());
		};
	}

	/**
	 * These keys without those of another version of the row.
	 */
	MultiKey without(IndexKind kind, MultiKey other) {
		MultiKey result = new MultiKey(emptySet(kind));
		for (Object key : this.keys) {
			if (!other.keys.contains(key)) {
				result.keys.add(key);
			}
		}
		return result;
	}

	boolean sameKeys(MultiKey other) {
		return this.keys.size() == other.keys.size() && this.keys.containsAll(other.keys);
	}

	@Override
	public Iterator<Object> iterator() {
		return this.keys.iterator();
	}

	@Override
	public String toString() {
		return this.keys.toString();
	}

}
