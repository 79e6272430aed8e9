package io.github.springdata.memory.reactive;

import java.util.Collection;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.transaction.ConfigurableTransactionManager;
import org.springframework.transaction.ReactiveTransaction;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionExecutionListener;
import org.springframework.util.Assert;

import io.github.springdata.memory.store.MemoryStore;
import io.github.springdata.memory.transaction.MemoryResourceHolder;
import io.github.springdata.memory.transaction.MemoryTransactionManager;

/**
 * Manager of reactive transactions on one {@link MemoryStore}. They are bound to the
 * context of a pipeline, never to a thread, and mean the same as those of
 * {@link MemoryTransactionManager}, except for {@code NESTED}, which is refused. A
 * pipeline that is cancelled before it has completed is rolled back.
 *
 * <h2>How a cancellation is noticed</h2>
 * <p>
 * Spring runs a transaction by {@code usingWhen} of Reactor, which hands the transaction
 * to the pipeline and requests results in one call, and passes a cancellation on only
 * when that call has returned. A pipeline that did all its work within the request would
 * be complete, and so committed, by then. Therefore the transaction is handed over as a
 * task of its {@link TaskQueue queue}: operations that come meanwhile are tasks behind
 * it, and run once that call has returned, in the same thread.
 */
public class ReactiveMemoryTransactionManager implements ReactiveTransactionManager, ConfigurableTransactionManager {

	private final MemoryStore store;

	private final ReactiveUnits units;

	/**
	 * Creates a transaction manager.
	 * @param store the store to run transactions on
	 */
	public ReactiveMemoryTransactionManager(MemoryStore store) {
		Assert.notNull(store, "Store must not be null");
		this.store = store;
		MemoryResourceHolder.detachListeners(store);
		this.units = new ReactiveUnits(store);
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
	public Mono<ReactiveTransaction> getReactiveTransaction(@Nullable TransactionDefinition definition) {
		return this.units.getReactiveTransaction(definition).flatMap(ReactiveMemoryTransactionManager::handOver);
	}

	private static Mono<ReactiveTransaction> handOver(ReactiveTransaction transaction) {
		ReactiveUnit unit = ReactiveUnits.unitOf(transaction);
		return (unit != null) ? Mono.create((sink) -> unit.executor().execute(() -> sink.success(transaction)))
				: Mono.just(transaction);
	}

	@Override
	public Mono<Void> commit(ReactiveTransaction transaction) {
		return this.units.commit(transaction);
	}

	@Override
	public Mono<Void> rollback(ReactiveTransaction transaction) {
		return this.units.rollback(transaction);
	}

	@Override
	public void setTransactionExecutionListeners(Collection<TransactionExecutionListener> listeners) {
		this.units.setTransactionExecutionListeners(listeners);
	}

	@Override
	public Collection<TransactionExecutionListener> getTransactionExecutionListeners() {
		return this.units.getTransactionExecutionListeners();
	}

}
