package io.github.springdata.memory.store;

/**
 * A transaction was refused at commit because another one, committed meanwhile, changed a
 * row that this one wrote.
 */
public final class WriteConflictException extends StoreException {

	private final transient Object id;

	private final Reason reason;

	WriteConflictException(String table, Object id, Reason reason) {
		super(table, "Row %s of table '%s' was %s by another transaction since this one took its snapshot; retry"
			.formatted(id, table, reason.description));
		this.id = id;
		this.reason = reason;
	}

	/**
	 * The row that both transactions wrote.
	 * @return the id of the row
	 */
	public Object getId() {
		return this.id;
	}

	/**
	 * What the other transaction did.
	 * @return the reason
	 */
	public Reason getReason() {
		return this.reason;
	}

	/**
	 * What another transaction did with a row.
	 */
	public enum Reason {

		/**
		 * The row has another state now.
		 */
		CHANGED("changed"),

		/**
		 * The row is gone.
		 */
		DELETED("deleted");

		private final String description;

		Reason(String description) {
			this.description = description;
		}

	}

}
