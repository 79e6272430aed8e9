package io.github.springdata.memory.transaction;

import java.util.function.LongSupplier;

import org.jspecify.annotations.Nullable;

import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.InvalidIsolationLevelException;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;
import org.springframework.transaction.support.ResourceTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.util.Assert;

import io.github.springdata.memory.store.IsolationLevel;
import io.github.springdata.memory.store.MemoryStore;
import io.github.springdata.memory.store.Transaction;

/**
 * Manager of Spring transactions on one {@link MemoryStore}. Every propagation is served,
 * nested ones by savepoints.
 * <p>
 * The default isolation is {@link TransactionDefinition#ISOLATION_REPEATABLE_READ
 * snapshot isolation}. As no transaction ever waits for another one, a conflict shows as
 * a {@link org.springframework.dao.ConcurrencyFailureException} at commit; the unit of
 * work is to be retried.
 */
public class MemoryTransactionManager extends AbstractPlatformTransactionManager implements ResourceTransactionManager {

	private final transient MemoryStore store;

	private final transient LongSupplier ticker;

	/**
	 * Creates a transaction manager.
	 * @param store the store to run transactions on
	 */
	public MemoryTransactionManager(MemoryStore store) {
		this(store, System::nanoTime);
	}

	/**
	 * Creates a transaction manager. When a commit fails in any way, the transaction is
	 * rolled back and its synchronizations are told so: nothing was published, and there
	 * is no third state.
	 */
	MemoryTransactionManager(MemoryStore store, LongSupplier ticker) {
		Assert.notNull(store, "Store must not be null");
		this.store = store;
		this.ticker = ticker;
		setNestedTransactionAllowed(true);
		setRollbackOnCommitFailure(true);
		MemoryResourceHolder.detachListeners(store);
	}

	/**
	 * The store that transactions run on.
	 * @return the store
	 */
	public MemoryStore getStore() {
		return this.store;
	}

	@Override
	public String toString() {
		return "MemoryTransactionManager of " + this.store;
	}

	@Override
	public Object getResourceFactory() {
		return this.store;
	}

	@Override
	protected Object doGetTransaction() {
		return new MemoryTransactionObject(MemoryResourceHolder.current(this.store));
	}

	@Override
	protected boolean isExistingTransaction(Object transaction) {
		return ((MemoryTransactionObject) transaction).hasHolder();
	}

	@Override
	protected void doBegin(Object transaction, TransactionDefinition definition) {
		MemoryResourceHolder holder = new MemoryResourceHolder(begin(definition), this.ticker);
		holder.setSynchronizedWithTransaction(true);
		int timeout = determineTimeout(definition);
		if (timeout != TransactionDefinition.TIMEOUT_DEFAULT) {
			holder.setTimeoutInSeconds(timeout);
		}
		TransactionSynchronizationManager.bindResource(this.store, holder);
		((MemoryTransactionObject) transaction).setHolder(holder);
	}

	private Transaction begin(TransactionDefinition definition) {
		IsolationLevel isolation = isolationOf(definition);
		try {
			return open(isolation, definition.isReadOnly());
		}
		catch (RuntimeException ex) {
			throw new CannotCreateTransactionException("Could not begin a transaction on the memory store", ex);
		}
	}

	Transaction open(IsolationLevel isolation, boolean readOnly) {
		return this.store.begin(isolation, readOnly);
	}

	/**
	 * The isolation that a definition asks for.
	 * @param definition the definition of a transaction
	 * @return the level of the store
	 * @throws InvalidIsolationLevelException if there is no such level
	 */
	public static IsolationLevel isolationOf(TransactionDefinition definition) {
		int level = definition.getIsolationLevel();
		return switch (level) {
			case TransactionDefinition.ISOLATION_DEFAULT, TransactionDefinition.ISOLATION_REPEATABLE_READ ->
				IsolationLevel.REPEATABLE_READ;
			case TransactionDefinition.ISOLATION_READ_UNCOMMITTED, TransactionDefinition.ISOLATION_READ_COMMITTED ->
				IsolationLevel.READ_COMMITTED;
			case TransactionDefinition.ISOLATION_SERIALIZABLE -> IsolationLevel.SERIALIZABLE;
			default -> throw new InvalidIsolationLevelException("Unknown isolation level " + level);
		};
	}

	@Override
	protected Object doSuspend(Object transaction) {
		((MemoryTransactionObject) transaction).setHolder(null);
		return TransactionSynchronizationManager.unbindResource(this.store);
	}

	@Override
	protected void doResume(@Nullable Object transaction, Object suspendedResources) {
		TransactionSynchronizationManager.bindResource(this.store, suspendedResources);
	}

	/**
	 * Commits. Throws data access exceptions only, since the superclass rolls back and
	 * calls back with "rolled back" for these alone.
	 */
	@Override
	protected void doCommit(DefaultTransactionStatus status) {
		holder(status).commit();
	}

	@Override
	protected void doRollback(DefaultTransactionStatus status) {
		holder(status).rollback();
	}

	@Override
	protected void doSetRollbackOnly(DefaultTransactionStatus status) {
		holder(status).setRollbackOnly();
	}

	@Override
	protected void doCleanupAfterCompletion(Object transaction) {
		TransactionSynchronizationManager.unbindResource(this.store);
		((MemoryTransactionObject) transaction).getHolder().clear();
	}

	private static MemoryResourceHolder holder(DefaultTransactionStatus status) {
		return ((MemoryTransactionObject) status.getTransaction()).getHolder();
	}

}
