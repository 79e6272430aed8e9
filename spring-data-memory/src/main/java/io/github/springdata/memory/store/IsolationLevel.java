package io.github.springdata.memory.store;

/**
 * Degree to which a {@link Transaction} is isolated from others.
 */
public enum IsolationLevel {

	/**
	 * Each statement sees the newest committed state and the transaction's own writes.
	 */
	READ_COMMITTED,

	/**
	 * All statements see the snapshot of the first access and the transaction's own
	 * writes (snapshot isolation); of two transactions that write the same row, the first
	 * to commit wins.
	 */
	REPEATABLE_READ,

	/**
	 * As {@link #REPEATABLE_READ}, and in addition the transaction fails to commit if
	 * anything that it read was changed meanwhile.
	 */
	SERIALIZABLE

}
