package io.github.springdata.memory.store.index;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Key of an index on several properties, or a prefix of one.
 */
final class CompositeKey {

	private final Object[] components;

	/**
	 * Creates the key.
	 * @param components the normalised components in the order of the index; not copied
	 */
	CompositeKey(Object[] components) {
		this.components = components;
	}

	boolean hasNull() {
		for (Object component : this.components) {
			if (component == IndexKeys.NULL) {
				return true;
			}
		}
		return false;
	}

	int compareComponents(CompositeKey other) {
		int common = Math.min(this.components.length, other.components.length);
		for (int i = 0; i < common; i++) {
			int result = IndexKeys.compare(this.components[i], other.components[i]);
			if (result != 0) {
				return result;
			}
		}
		return 0;
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof CompositeKey key && Arrays.equals(this.components, key.components);
	}

	@Override
	public int hashCode() {
		return Arrays.hashCode(this.components);
	}

	@Override
	public String toString() {
		return Arrays.stream(this.components).map(String::valueOf).collect(Collectors.joining(", ", "(", ")"));
	}

}
