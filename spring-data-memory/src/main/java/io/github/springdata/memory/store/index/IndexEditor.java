package io.github.springdata.memory.store.index;

import org.jspecify.annotations.Nullable;

/**
 * A bulk edit of an index, by one thread at a time.
 */
public abstract sealed class IndexEditor implements IndexEntries permits HashIndexEditor, SortedIndexEditor {

	private final IndexDefinition definition;

	IndexEditor(IndexDefinition definition) {
		this.definition = definition;
	}

	@Override
	public final IndexDefinition definition() {
		return this.definition;
	}

	/**
	 * Adds a row.
	 * @param key the key of the row, see {@link IndexDefinition#key}
	 * @param slot the slot of the row, which must not be in the index
	 */
	public final void add(Object key, int slot) {
		if (key instanceof MultiKey keys) {
			keys.forEach((single) -> addSingle(single, slot));
		}
		else {
			addSingle(key, slot);
		}
	}

	abstract void addSingle(Object key, int slot);

	/**
	 * Adds rows in consecutive slots, none of which may be in the index. Uniqueness is
	 * not checked.
	 * @param keys the keys of the rows, see {@link IndexDefinition#key}
	 * @param slot the slot of the first row
	 */
	public abstract void addAll(Object[] keys, int slot);

	/**
	 * Adds rows in consecutive slots, none of which may be in the index, as long as their
	 * keys are free.
	 * @param keys the keys of the rows, see {@link IndexDefinition#key}
	 * @param slot the slot of the first row
	 * @param step is called for each row; what it throws ends the work
	 * @return the first key that counts for uniqueness and that another row has;
	 * {@code null} if there is none. If there is one the editor must be thrown away
	 */
	public abstract @Nullable Object addAllUnique(Object[] keys, int slot, Runnable step);

	/**
	 * Removes a row.
	 * @param key the key under which the row was added
	 * @param slot the slot of the row
	 * @throws IllegalStateException if the index does not hold the row under this key, as
	 * happens when the equality or the order of keys is inconsistent
	 */
	public final void remove(Object key, int slot) {
		if (key instanceof MultiKey keys) {
			keys.forEach((single) -> removeSingle(single, slot));
		}
		else {
			removeSingle(key, slot);
		}
	}

	abstract void removeSingle(Object key, int slot);

	/**
	 * The index as it is at this moment. The editor can go on afterwards.
	 * @return an immutable version
	 */
	public abstract Index freeze();

}
