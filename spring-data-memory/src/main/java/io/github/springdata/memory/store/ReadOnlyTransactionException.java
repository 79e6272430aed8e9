package io.github.springdata.memory.store;

/**
 * A write was refused because the transaction is read-only.
 */
public final class ReadOnlyTransactionException extends StoreException {

	ReadOnlyTransactionException(String table) {
		super(table, "A read-only transaction cannot write to table '%s'; begin it without read-only".formatted(table));
	}

}
