package io.github.springdata.memory.reactive;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.NestedTransactionNotSupportedException;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.reactive.AbstractReactiveTransactionManager;
import org.springframework.transaction.reactive.GenericReactiveTransaction;
import org.springframework.transaction.reactive.TransactionSynchronizationManager;
import org.springframework.util.Assert;

import io.github.springdata.memory.store.IsolationLevel;
import io.github.springdata.memory.store.MemoryStore;
import io.github.springdata.memory.transaction.MemoryResourceHolder;
import io.github.springdata.memory.transaction.MemoryTransactionManager;

/**
 * Runs reactive transactions on one {@link MemoryStore}. They are bound to the context of
 * a pipeline, never to a thread, and mean the same as those of
 * {@link MemoryTransactionManager}, except for {@code NESTED}, which is refused. A
 * pipeline that is cancelled is rolled back.
 */
public class ReactiveMemoryTransactionManager extends AbstractReactiveTransactionManager {

	private final transient MemoryStore store;

	/**
	 * Creates a transaction manager.
	 * @param store the store to run transactions on
	 */
	public ReactiveMemoryTransactionManager(MemoryStore store) {
		Assert.notNull(store, "Store must not be null");
		this.store = store;
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
		return "ReactiveMemoryTransactionManager of " + this.store;
	}

	@Override
	protected Object doGetTransaction(TransactionSynchronizationManager manager) {
		return new ReactiveMemoryTransactionObject((ReactiveUnit) manager.getResource(this.store));
	}

	@Override
	protected boolean isExistingTransaction(Object transaction) {
		return ((ReactiveMemoryTransactionObject) transaction).hasUnit();
	}

	@Override
	protected Mono<Void> doBegin(TransactionSynchronizationManager manager, Object transaction,
			TransactionDefinition definition) {
		return Mono.create((sink) -> {
			refuseNested(definition);
			ReactiveUnit unit = new ReactiveUnit(this.store, begin(definition));
			manager.bindResource(this.store, unit);
			((ReactiveMemoryTransactionObject) transaction).setUnit(unit);
			unit.perform(sink::success);
		});
	}

	private static void refuseNested(TransactionDefinition definition) {
		if (definition.getPropagationBehavior() == TransactionDefinition.PROPAGATION_NESTED) {
			throw new NestedTransactionNotSupportedException(
					"Propagation NESTED is not supported by reactive transactions; use REQUIRED or REQUIRES_NEW");
		}
	}

	private MemoryResourceHolder begin(TransactionDefinition definition) {
		try {
			IsolationLevel isolation = MemoryTransactionManager.isolationOf(definition);
			MemoryResourceHolder holder = MemoryResourceHolder.begin(this.store, isolation, definition.isReadOnly());
			if (definition.getTimeout() != TransactionDefinition.TIMEOUT_DEFAULT) {
				holder.setTimeoutInSeconds(definition.getTimeout());
			}
			return holder;
		}
		catch (TransactionException ex) {
			throw ex;
		}
		catch (RuntimeException ex) {
			throw new CannotCreateTransactionException("Could not begin a transaction on the memory store", ex);
		}
	}

	@Override
	protected Mono<Object> doSuspend(TransactionSynchronizationManager manager, Object transaction) {
		return Mono.fromSupplier(() -> {
			((ReactiveMemoryTransactionObject) transaction).setUnit(null);
			return manager.unbindResource(this.store);
		});
	}

	@Override
	protected Mono<Void> doResume(TransactionSynchronizationManager manager, @Nullable Object transaction,
			Object suspendedResources) {
		return Mono.fromRunnable(() -> manager.bindResource(this.store, suspendedResources));
	}

	/**
	 * Commits. Fails with data access exceptions only, since the superclass rolls back
	 * and calls back with "rolled back" for these alone.
	 */
	@Override
	protected Mono<Void> doCommit(TransactionSynchronizationManager manager, GenericReactiveTransaction status) {
		return unit(status).commitUnlessMarked();
	}

	@Override
	protected Mono<Void> doRollback(TransactionSynchronizationManager manager, GenericReactiveTransaction status) {
		return unit(status).rollback();
	}

	@Override
	protected Mono<Void> doSetRollbackOnly(TransactionSynchronizationManager manager,
			GenericReactiveTransaction status) {
		return Mono.fromRunnable(() -> unit(status).holder().setRollbackOnly());
	}

	@Override
	protected Mono<Void> doCleanupAfterCompletion(TransactionSynchronizationManager manager, Object transaction) {
		return Mono.fromRunnable(() -> {
			manager.unbindResource(this.store);
			((ReactiveMemoryTransactionObject) transaction).setUnit(null);
		});
	}

	private static ReactiveUnit unit(GenericReactiveTransaction status) {
		return ((ReactiveMemoryTransactionObject) status.getTransaction()).getUnit();
	}

}
