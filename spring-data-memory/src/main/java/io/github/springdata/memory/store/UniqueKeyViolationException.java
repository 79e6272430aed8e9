package io.github.springdata.memory.store;

/**
 * A row was refused because another one has the same id or the same key in a unique
 * index.
 */
public final class UniqueKeyViolationException extends StoreException {

	/**
	 * The name of the unique index.
	 */
	private final String index;

	private final transient Object key;

	UniqueKeyViolationException(String table, String index, Object key) {
		super(table, "Table '%s' already has a row with key %s in the unique index '%s'".formatted(table, key, index));
		this.index = index;
		this.key = key;
	}

	/**
	 * The violated index.
	 * @return the name of the index, {@link TableDefinition#PRIMARY_KEY} for the id
	 */
	public String getIndex() {
		return this.index;
	}

	/**
	 * The key that is taken.
	 * @return the normalised key or the id
	 */
	public Object getKey() {
		return this.key;
	}

}
