package io.github.springdata.memory.store.index;

import org.jspecify.annotations.Nullable;

/**
 * Facts about entries that an {@link Index} and its {@link IndexEditor} have in common.
 */
public sealed interface IndexEntries permits Index, IndexEditor {

	/**
	 * What the index is on.
	 * @return the definition
	 */
	IndexDefinition definition();

	/**
	 * The exact number of rows with a key.
	 * @param key a complete key
	 * @return the number of rows, zero or more
	 */
	int count(Object key);

	/**
	 * Whether any row has a key.
	 * @param key a complete key
	 * @return {@code true} if there is one
	 */
	default boolean contains(Object key) {
		return count(key) > 0;
	}

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
				if (definition().constrains(single) && contains(single)) {
					return single;
				}
			}
			return null;
		}
		return (definition().constrains(key) && contains(key)) ? key : null;
	}

}
