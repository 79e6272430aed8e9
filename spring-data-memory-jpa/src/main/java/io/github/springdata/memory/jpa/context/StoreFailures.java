package io.github.springdata.memory.jpa.context;

import io.github.springdata.memory.store.ReferenceViolationException;
import io.github.springdata.memory.store.RowNotFoundException;
import io.github.springdata.memory.store.StoreException;
import io.github.springdata.memory.store.TableDefinition;
import io.github.springdata.memory.store.UniqueKeyViolationException;
import io.github.springdata.memory.store.WriteConflictException;
import jakarta.persistence.EntityExistsException;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PersistenceException;
import org.jspecify.annotations.Nullable;

/**
 * Translation of refusals of the store to exceptions of Jakarta Persistence.
 */
public final class StoreFailures {

	private StoreFailures() {
	}

	static void translate(Runnable write, String entity, @Nullable Object instance) {
		try {
			write.run();
		}
		catch (StoreException ex) {
			throw translate(ex, instance);
		}
	}

	/**
	 * Translates a refusal.
	 * @param ex the refusal
	 * @param instance the instance whose row was refused, or {@code null}
	 * @return the exception
	 */
	public static PersistenceException translate(StoreException ex, @Nullable Object instance) {
		if (ex instanceof UniqueKeyViolationException unique) {
			return unique.getIndex().equals(TableDefinition.PRIMARY_KEY)
					? new EntityExistsException(ex.getMessage(), ex)
					: new IntegrityViolationException(ex.getMessage(), unique.getIndex(), ex);
		}
		if (ex instanceof ReferenceViolationException) {
			return new IntegrityViolationException(ex.getMessage(), null, ex);
		}
		if (ex instanceof WriteConflictException || ex instanceof RowNotFoundException) {
			return new OptimisticLockException(ex.getMessage(), ex, instance);
		}
		return new PersistenceException(ex.getMessage(), ex);
	}

}
