package io.github.springdata.memory.store.index;

import java.util.Iterator;
import java.util.Set;

/**
 * All distinct keys of a row in a multi-valued index, be there none. What is distinct is
 * told by the order of keys where the index has one, else by their equality.
 */
final class MultiKey implements Iterable<Object> {

	private final Set<Object> keys;

	private MultiKey(Set<Object> keys) {
		this.keys = keys;
	}

	static MultiKey of(Set<Object> keys, IndexedProperty property, KeyForm form, Object row) {
		MultiKey result = new MultiKey(keys);
		property.readEach(row, (value) -> result.keys.add(form.of(value)));
		return result;
	}

	/**
	 * These keys without those of another version of the row.
	 * @param empty takes the keys that are left
	 */
	MultiKey without(Set<Object> empty, MultiKey other) {
		MultiKey result = new MultiKey(empty);
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
