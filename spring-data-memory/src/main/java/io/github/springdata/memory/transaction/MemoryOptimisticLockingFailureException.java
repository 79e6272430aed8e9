package io.github.springdata.memory.transaction;

import org.jspecify.annotations.Nullable;

import org.springframework.dao.OptimisticLockingFailureException;

/**
 * A write was refused because the row is not in the state that the writer knew: another
 * transaction changed or deleted it. To retry with a fresh snapshot is the remedy.
 */
public class MemoryOptimisticLockingFailureException extends OptimisticLockingFailureException {

	/**
	 * The name of the table.
	 */
	/**
	 * The table of the row.
	 */
	private final String entity;

	private final transient @Nullable Object id;

	/**
	 * Why the write was refused.
	 */
	/**
	 * What the conflict is.
	 */
	private final Reason reason;

	/**
	 * Creates the exception.
	 * @param entity the name of the entity's table
	 * @param id the id of the row, or {@code null} if it is not known
	 * @param reason why the write was refused
	 * @param message what happened and what to do
	 * @param cause the refusal of the store, or {@code null}
	 */
	public MemoryOptimisticLockingFailureException(String entity, @Nullable Object id, Reason reason, String message,
			@Nullable Throwable cause) {
		super(message, cause);
		this.entity = entity;
		this.id = id;
		this.reason = reason;
	}

	/**
	 * The entity whose row it is.
	 * @return the name of the entity's table
	 */
	public String getEntity() {
		return this.entity;
	}

	/**
	 * The row.
	 * @return the id, or {@code null} if it is not known
	 */
	public @Nullable Object getId() {
		return this.id;
	}

	/**
	 * Why the write was refused.
	 * @return the reason
	 */
	public Reason getReason() {
		return this.reason;
	}

	/**
	 * Reason why a write was refused.
	 */
	public enum Reason {

		/**
		 * Another transaction changed the row and committed first.
		 */
		CHANGED,

		/**
		 * The row is gone.
		 */
		DELETED,

		/**
		 * Another transaction wrote something that this serializable one had read.
		 */
		READ,

		/**
		 * The version of the instance is not the version of the row.
		 */
		STALE_VERSION

	}

}
