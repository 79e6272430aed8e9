package io.github.springdata.memory.reactive;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.reactive.TransactionalEventPublisher;
import org.springframework.transaction.reactive.TransactionalOperator;

import io.github.springdata.memory.store.MemoryStore;

/**
 * Publisher of the domain events of what reactive repositories write, in the transaction
 * of the write. Publishes nothing without a container.
 */
final class ReactiveDomainEvents {

	private final TransactionalOperator transactions;

	private final Map<Class<?>, AggregateEvents> aggregates = new ConcurrentHashMap<>();

	private volatile @Nullable TransactionalEventPublisher publisher;

	ReactiveDomainEvents(MemoryStore store) {
		this.transactions = TransactionalOperator.create(new ReactiveMemoryTransactionManager(store));
	}

	/**
	 * Sets where events are published.
	 */
	void use(ApplicationEventPublisher publisher) {
		this.publisher = new TransactionalEventPublisher(publisher);
	}

	/**
	 * The events of the entities of a type and its subclasses.
	 */
	AggregateEvents of(Class<?> type) {
		return this.aggregates.computeIfAbsent(type, (added) -> AggregateEvents.of(this, added));
	}

	boolean isPublishing() {
		return this.publisher != null;
	}

	Mono<Void> publish(Object event) {
		TransactionalEventPublisher target = this.publisher;
		return (target != null) ? target.publishEvent(event) : Mono.empty();
	}

	/**
	 * The work in the transaction of the pipeline, or in one of its own.
	 */
	<T> Mono<T> inTransaction(Mono<T> work) {
		return this.transactions.transactional(work);
	}

}
