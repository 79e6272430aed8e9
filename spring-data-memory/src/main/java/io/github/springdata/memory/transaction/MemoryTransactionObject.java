package io.github.springdata.memory.transaction;

import org.jspecify.annotations.Nullable;

import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.NoTransactionException;
import org.springframework.transaction.SavepointManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.TransactionUsageException;
import org.springframework.transaction.support.SmartTransactionObject;

import io.github.springdata.memory.store.StoreException;
import io.github.springdata.memory.transaction.MemoryResourceHolder.Moment;

/**
 * What {@link MemoryTransactionManager} knows of a transaction in progress, or of none.
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
	public Object createSavepoint() throws TransactionException {
		if (getHolder().isRollbackOnly()) {
			throw new CannotCreateTransactionException(
					"Cannot create savepoint for transaction which is already marked as rollback-only");
		}
		try {
			return getHolder().savepoint();
		}
		catch (StoreException ex) {
			throw StoreExceptionTranslator.translate(ex);
		}
	}

	@Override
	public void rollbackToSavepoint(Object savepoint) throws TransactionException {
		Moment moment = (Moment) savepoint;
		use(() -> getHolder().rollbackTo(moment));
		getHolder().resetRollbackOnly();
	}

	@Override
	public void releaseSavepoint(Object savepoint) throws TransactionException {
		use(() -> getHolder().release((Moment) savepoint));
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
