package io.github.springdata.memory.store;

import java.util.Objects;

/**
 * A refusal of the store. Nothing was changed by the refused operation.
 */
public abstract sealed class StoreException extends RuntimeException
		permits UniqueKeyViolationException, WriteConflictException, RowNotFoundException, ReadOnlyTransactionException,
		StoreLimitExceededException, ReferenceViolationException {

	/**
	 * The table that the error is about.
	 */
	private final String table;

	StoreException(String table, String message) {
		super(message);
		this.table = table;
	}

	@Override
	public String getMessage() {
		return Objects.requireNonNull(super.getMessage(), "Every refusal must have a message");
	}

	/**
	 * The table of the refused operation.
	 * @return the name of the table
	 */
	public String getTable() {
		return this.table;
	}

}
