package io.github.springdata.memory.transaction;

import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.dao.NonTransientDataAccessResourceException;

import io.github.springdata.memory.store.ReadOnlyTransactionException;
import io.github.springdata.memory.store.ReferenceViolationException;
import io.github.springdata.memory.store.RowNotFoundException;
import io.github.springdata.memory.store.StoreException;
import io.github.springdata.memory.store.StoreLimitExceededException;
import io.github.springdata.memory.store.UniqueKeyViolationException;
import io.github.springdata.memory.store.WriteConflictException;
import io.github.springdata.memory.transaction.MemoryOptimisticLockingFailureException.Reason;

/**
 * Translator of refusals of the store into Spring's data access exceptions.
 */
public final class StoreExceptionTranslator {

	private StoreExceptionTranslator() {
	}

	/**
	 * Translates a refusal of the store.
	 * @param refusal the refusal
	 * @return {@link DuplicateKeyException} for a unique key,
	 * {@link MemoryOptimisticLockingFailureException} for a write conflict or an update
	 * of a row that is gone, {@link DataIntegrityViolationException} for a reference to a
	 * row that does not exist, {@link InvalidDataAccessApiUsageException} for a write in
	 * a read-only transaction; with the refusal as cause
	 */
	public static DataAccessException translate(StoreException refusal) {
		if (refusal instanceof UniqueKeyViolationException violation) {
			return new DuplicateKeyException(violation.getMessage(), violation);
		}
		if (refusal instanceof WriteConflictException conflict) {
			return locking(conflict, conflict.getId(), reason(conflict.getReason()));
		}
		if (refusal instanceof RowNotFoundException missing) {
			return locking(missing, missing.getId(), Reason.DELETED);
		}
		if (refusal instanceof ReferenceViolationException) {
			return new DataIntegrityViolationException(refusal.getMessage(), refusal);
		}
		if (refusal instanceof StoreLimitExceededException) {
			return new NonTransientDataAccessResourceException(refusal.getMessage(), refusal);
		}
		if (refusal instanceof ReadOnlyTransactionException) {
			return new InvalidDataAccessApiUsageException(refusal.getMessage(), refusal);
		}
		throw new IllegalStateException("Unknown refusal of the store", refusal);
	}

	private static DataAccessException locking(StoreException refusal, Object id, Reason reason) {
		return new MemoryOptimisticLockingFailureException(refusal.getTable(), id, reason, refusal.getMessage(),
				refusal);
	}

	private static Reason reason(WriteConflictException.Reason reason) {
		return switch (reason) {
			case CHANGED -> Reason.CHANGED;
			case DELETED -> Reason.DELETED;
			case READ -> Reason.READ;
		};
	}

}
