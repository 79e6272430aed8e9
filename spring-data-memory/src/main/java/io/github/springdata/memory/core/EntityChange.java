package io.github.springdata.memory.core;

import org.jspecify.annotations.Nullable;

/**
 * A committed change of a row.
 *
 * @param <T> the type of the entity
 * @param kind what happened to the row
 * @param id the id of the row
 * @param before the instance before, {@code null} if it was inserted
 * @param after the instance after, {@code null} if it was deleted
 * @param version the version of the store that shows the change
 */
public record EntityChange<T>(Kind kind, Object id, @Nullable T before, @Nullable T after, long version) {

	/**
	 * Kind of change of a row.
	 */
	public enum Kind {

		/**
		 * The row is new.
		 */
		INSERT,

		/**
		 * The row has another state, or is a deleted one that was inserted again.
		 */
		UPDATE,

		/**
		 * The row is gone.
		 */
		DELETE

	}

}
