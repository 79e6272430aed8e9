package io.github.springdata.memory.store;

/**
 * A refusal of the store. Nothing was changed by the refused operation.
 */
public abstract sealed class StoreException extends RuntimeException permits UniqueKeyViolationException,
		WriteConflictException, RowNotFoundException, ReadOnlyTransactionException {

	private final String table;

	StoreException(String table, String message) {
		super(message);
		this.table = table;
	}

	/**
	 * The table of the refused operation.
	 * @return the name of the table
	 */
	public String getTable() {
		return this.table;
	}

}
