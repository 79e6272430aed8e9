package io.github.springdata.memory.mapping;

/**
 * Mode in which a transaction treats the instances that it loaded and saved.
 */
public enum UnitOfWorkMode {

	/**
	 * A row is one and the same instance throughout the transaction. Instances that the
	 * application changed are found and written before queries and at commit, without a
	 * call of {@code save}.
	 */
	MANAGED,

	/**
	 * Only the calls that save, insert, update and delete write. Every read returns a
	 * fresh instance.
	 */
	EXPLICIT,

	/**
	 * The store keeps the application's own object and hands out that very object, inside
	 * and outside of transactions. Only the calls that save, insert, update and delete
	 * write: until then a change shows in the object, but not in indexes. A rollback
	 * gives the objects that the transaction saved the state of their last save before
	 * it.
	 */
	SHARED

}
