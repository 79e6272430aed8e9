package io.github.springdata.memory.reactive;

import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.NestedTransactionNotSupportedException;
import org.springframework.transaction.NoTransactionException;
import org.springframework.transaction.ReactiveTransaction;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.reactive.AbstractReactiveTransactionManager;
import org.springframework.transaction.reactive.GenericReactiveTransaction;
import org.springframework.transaction.reactive.TransactionSynchronizationManager;

import io.github.springdata.memory.store.IsolationLevel;
import io.github.springdata.memory.store.MemoryStore;
import io.github.springdata.memory.transaction.MemoryResourceHolder;
import io.github.springdata.memory.transaction.MemoryTransactionManager;

/**
 * Propagation, synchronization and the end of transactions on one {@link MemoryStore}, as
 * Spring has it.
 */
final class ReactiveUnits extends AbstractReactiveTransactionManager {

	private final transient MemoryStore store;

	ReactiveUnits(MemoryStore store) {
		this.store = store;
	}

	/**
	 * The unit that is bound to a pipeline, which is over while callbacks after its end
	 * are run.
	 */
	static @Nullable ReactiveUnit bound(TransactionSynchronizationManager manager, MemoryStore store) {
		return (ReactiveUnit) manager.getResource(store);
	}

	/**
	 * Whether the last transaction of a pipeline was rolled back, and no other is around
	 * it.
	 */
	static boolean isRolledBack(TransactionSynchronizationManager manager, MemoryStore store) {
		ReactiveUnit unit = bound(manager, store);
		return (unit != null) ? unit.isRolledBack()
				: !manager.isSynchronizationActive() && manager.hasResource(new RolledBack(store));
	}

	/**
	 * The unit of a transaction.
	 * @return the unit, or {@code null} if the transaction is an empty one
	 */
	static @Nullable ReactiveUnit unitOf(ReactiveTransaction transaction) {
		GenericReactiveTransaction status = (GenericReactiveTransaction) transaction;
		return status.hasTransaction() ? unit(status) : null;
	}

	@Override
	protected Object doGetTransaction(TransactionSynchronizationManager manager) {
		return new AtomicReference<>(bound(manager, this.store));
	}

	@Override
	protected boolean isExistingTransaction(Object transaction) {
		return reference(transaction).get() != null;
	}

	@Override
	protected Mono<Void> doBegin(TransactionSynchronizationManager manager, Object transaction,
			TransactionDefinition definition) {
		return Mono.fromRunnable(() -> {
			refuseNested(definition);
			ReactiveUnit unit = new ReactiveUnit(this.store, begin(definition));
			manager.unbindResourceIfPossible(new RolledBack(this.store));
			manager.bindResource(this.store, unit);
			reference(transaction).set(unit);
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
			reference(transaction).set(null);
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
			ReactiveUnit unit = bound(manager, this.store);
			manager.unbindResourceIfPossible(new RolledBack(this.store));
			if (unit != null && unit.isRolledBack()) {
				manager.bindResource(new RolledBack(this.store), true);
			}
			manager.unbindResource(this.store);
			reference(transaction).set(null);
		});
	}

	private static ReactiveUnit unit(GenericReactiveTransaction status) {
		ReactiveUnit unit = reference(status.getTransaction()).get();
		if (unit == null) {
			throw new NoTransactionException("No transaction in progress on this store");
		}
		return unit;
	}

	@SuppressWarnings("unchecked")
	private static AtomicReference<@Nullable ReactiveUnit> reference(Object transaction) {
		return (AtomicReference<@Nullable ReactiveUnit>) transaction;
	}

	/**
	 * The key of a mark that stays when a transaction was rolled back.
	 */
	private record RolledBack(MemoryStore store) {
	}

}
