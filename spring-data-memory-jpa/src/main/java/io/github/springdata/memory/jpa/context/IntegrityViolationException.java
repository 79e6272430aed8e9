package io.github.springdata.memory.jpa.context;

import io.github.springdata.memory.store.UniqueKeyViolationException;
import jakarta.persistence.PersistenceException;
import org.jspecify.annotations.Nullable;

/**
 * Refusal of a row: a value that must not be {@code null}, is too long, is there already
 * where values are unique, or refers to a row that does not exist.
 */
public class IntegrityViolationException extends PersistenceException {

	private static final long serialVersionUID = 1L;

	/** The name of the attribute or index that refuses the row. */
	private final @Nullable String constraint;

	/**
	 * Creates the exception.
	 * @param message what was refused and why
	 * @param constraint the name of the attribute or index that refuses it
	 */
	public IntegrityViolationException(String message, @Nullable String constraint) {
		super(message);
		this.constraint = constraint;
	}

	/**
	 * Creates the exception.
	 * @param message what was refused and why
	 * @param constraint the name of the attribute or index that refuses it
	 * @param cause the refusal of the store
	 */
	public IntegrityViolationException(String message, @Nullable String constraint, Throwable cause) {
		super(message, cause);
		this.constraint = constraint;
	}

	/**
	 * Whether a value is there already where values are unique.
	 * @return {@code true} for unique keys
	 */
	public boolean isDuplicate() {
		return getCause() instanceof UniqueKeyViolationException;
	}

	/**
	 * What refuses the row.
	 * @return the name of the attribute or index, or {@code null} if there is none
	 */
	public @Nullable String getConstraintName() {
		return this.constraint;
	}

}
