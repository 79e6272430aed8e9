package io.github.springdata.memory.store;

import io.github.springdata.memory.message.MessageText;

/**
 * A transaction was refused at commit because another one, committed meanwhile, changed a
 * row that this one wrote or, if it is serializable, read.
 */
public final class WriteConflictException extends StoreException {

	private final transient Object id;

	/**
	 * What the conflict is.
	 */
	private final Reason reason;

	WriteConflictException(String table, Object id, Reason reason) {
		super(table, "Row %s of table '%s'%s by another transaction since this one took its snapshot; retry"
			.formatted(MessageText.of(id), table, reason.description));
		this.id = id;
		this.reason = reason;
	}

	/**
	 * The row on which the transactions conflict.
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
	 * Cause of a conflict: what another transaction did with a row.
	 */
	public enum Reason {

		/**
		 * The row has another state now.
		 */
		CHANGED(" was changed"),

		/**
		 * The row is gone.
		 */
		DELETED(" was deleted"),

		/**
		 * The row, which this transaction read or would have found in a search, was
		 * inserted, changed or deleted. Happens at {@link IsolationLevel#SERIALIZABLE}
		 * only.
		 */
		READ(", which this transaction read or searched for, was written");

		private final String description;

		Reason(String description) {
			this.description = description;
		}

	}

}
