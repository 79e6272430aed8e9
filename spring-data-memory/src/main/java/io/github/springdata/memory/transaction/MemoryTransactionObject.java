package io.github.springdata.memory.transaction;

import org.jspecify.annotations.Nullable;

import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.NoTransactionException;
import org.springframework.transaction.SavepointManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.TransactionUsageException;
import org.springframework.transaction.support.SmartTransactionObject;

import io.github.springdata.memory.transaction.MemoryResourceHolder.Moment;

/**
 * State that {@link MemoryTransactionManager} has of a transaction in progress, or of
 * none.
 */
final class MemoryTransactionObject implements SmartTransactionObject, SavepointManager {

	private @Nullable MemoryResourceHolder holder;

	MemoryTransactionObject(@Nullable MemoryResourceHolder holder) {
		this.holder = holder;
	}

	boolean hasHolder() {
		return this.holder != null;
	}

	void setHolder(@Nullable MemoryResourceHolder holder) {
		this.holder = holder;
	}

	MemoryResourceHolder getHolder() {
		MemoryResourceHolder holder = this.holder;
		if (holder == null) {
			throw new NoTransactionException("No transaction in progress on this store");
		}
		return holder;
	}

	@Override
	public boolean isRollbackOnly() {
		return this.holder != null && this.holder.isRollbackOnly();
	}

	@Override
	public void flush() {
		if (hasHolder()) {
			getHolder().flush();
		}
	}

	@Override
	public Object createSavepoint() throws TransactionException {
		if (getHolder().isRollbackOnly()) {
			throw new CannotCreateTransactionException(
					"Cannot create savepoint for transaction which is already marked as rollback-only");
		}
		return getHolder().savepoint();
	}

	@Override
	public void rollbackToSavepoint(Object savepoint) throws TransactionException {
		use(() -> getHolder().rollbackTo(moment(savepoint)));
		getHolder().resetRollbackOnly();
	}

	@Override
	public void releaseSavepoint(Object savepoint) throws TransactionException {
		use(() -> getHolder().release(moment(savepoint)));
	}

	private static Moment moment(Object savepoint) {
		if (savepoint instanceof Moment moment) {
			return moment;
		}
		throw new TransactionUsageException(
				"Not a savepoint of a memory transaction: %s; take it from createSavepoint()".formatted(savepoint));
	}

	private static void use(Runnable action) {
		try {
			action.run();
		}
		catch (IllegalStateException ex) {
			throw new TransactionUsageException(String.valueOf(ex.getMessage()), ex);
		}
	}

}
