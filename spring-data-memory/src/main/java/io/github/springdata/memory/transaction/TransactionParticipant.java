package io.github.springdata.memory.transaction;

/**
 * Something that keeps state beside a store transaction and follows its course, such as a
 * unit of work.
 */
public interface TransactionParticipant {

	/**
	 * Writes what is pending into the store transaction. Called before it commits and
	 * before a savepoint is set, and not at all if it is read-only.
	 * @throws org.springframework.dao.DataAccessException if a write is refused; the
	 * transaction is then rolled back
	 */
	void flush();

	/**
	 * Marks the present moment, after {@link #flush()}.
	 * @return what is needed to go back to this moment
	 */
	Object savepoint();

	/**
	 * Goes back to a moment, after the store transaction did.
	 * @param savepoint what {@link #savepoint()} returned; it can be used again
	 */
	void rolledBackTo(Object savepoint);

	/**
	 * The store transaction has committed.
	 */
	void committed();

	/**
	 * The store transaction was given up.
	 */
	void rolledBack();

}
