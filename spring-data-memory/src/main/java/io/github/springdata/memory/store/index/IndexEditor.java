package io.github.springdata.memory.store.index;

import org.jspecify.annotations.Nullable;

/**
 * A bulk edit of an index, by one thread at a time.
 */
public sealed interface IndexEditor permits HashIndexEditor, SortedIndexEditor {

	/**
	 * What the index is on.
	 * @return the definition
	 */
	IndexDefinition definition();

	/**
	 * The number of rows with a key at this moment of the edit.
	 * @param key a complete key
	 * @return the number of rows, zero or more
	 */
	int count(Object key);

	/**
	 * Looks for what keeps a row from being added.
	 * @param key the key of the row, see {@link IndexDefinition#key}
	 * @return the key, or the first of several, that counts for uniqueness and that
	 * another row has; {@code null} if there is none
	 */
	default @Nullable Object findTaken(Object key) {
		if (!definition().unique()) {
			return null;
		}
		if (key instanceof MultiKey keys) {
			for (Object single : keys) {
				if (definition().constrains(single) && count(single) > 0) {
					return single;
				}
			}
			return null;
		}
		return (definition().constrains(key) && count(key) > 0) ? key : null;
	}

	/**
	 * Adds a row.
	 * @param key the key of the row, see {@link IndexDefinition#key}
	 * @param slot the slot of the row, which must not be in the index
	 */
	void add(Object key, int slot);

	/**
	 * Removes a row.
	 * @param key the key under which the row was added
	 * @param slot the slot of the row
	 * @throws IllegalStateException if the index does not hold the row under this key, as
	 * happens when the equality or the order of keys is inconsistent
	 */
	void remove(Object key, int slot);

	/**
	 * The index as it is at this moment. The editor can go on afterwards.
	 * @return an immutable version
	 */
	Index freeze();

}
