package io.github.springdata.memory.reactive;

import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import io.github.springdata.memory.core.EntityChange;
import io.github.springdata.memory.mapping.MemoryMappingContext;
import io.github.springdata.memory.query.Query;
import io.github.springdata.memory.query.execution.QueryPlan;
import io.github.springdata.memory.store.MemoryStore;

/**
 * Operations that save, read and delete the instances of entities in a
 * {@link MemoryStore} without blocking: the reactive twin of
 * {@link io.github.springdata.memory.core.MemoryOperations}.
 * <p>
 * Nothing happens before a subscription, and each subscription runs the operation. In a
 * transaction of a {@link ReactiveMemoryTransactionManager} the operation is part of it.
 * Outside, every operation is an atomic unit of its own, also those on many instances.
 * What is loaded is not managed: only the operations that save, insert, update and delete
 * write.
 * <p>
 * The thread that subscribes does no more than a bounded amount of work. What takes
 * longer goes on in another thread.
 */
public interface ReactiveMemoryOperations {

	/**
	 * Inserts a new row.
	 * @param <T> the type of the entity
	 * @param instance the instance
	 * @return the saved instance; fails with
	 * {@link org.springframework.dao.DuplicateKeyException} if a row with the id or with
	 * the key of a unique index exists
	 */
	<T> Mono<T> insert(T instance);

	/**
	 * Inserts new rows, all or none.
	 * @param <T> the type of the entities
	 * @param instances the instances
	 * @return the saved instances, in the same order
	 */
	<T> Flux<T> insertAll(Iterable<T> instances);

	/**
	 * Inserts new rows as they come, all or none. They are taken in chunks. Outside of a
	 * transaction nothing shows before the last one is there; a conflict with another
	 * commit then is an error.
	 * @param <T> the type of the entities
	 * @param instances the instances
	 * @return the saved instances, in the same order
	 */
	<T> Flux<T> insertAll(Publisher<T> instances);

	/**
	 * Inserts a new instance, updates any other. See
	 * {@link io.github.springdata.memory.core.MemoryOperations#save}.
	 * @param <T> the type of the entity
	 * @param instance the instance
	 * @return the saved instance; fails with
	 * {@link org.springframework.dao.OptimisticLockingFailureException} if the row has
	 * another version or, for an instance with a version, is gone
	 */
	<T> Mono<T> save(T instance);

	/**
	 * Saves instances, all or none.
	 * @param <T> the type of the entities
	 * @param instances the instances
	 * @return the saved instances, in the same order
	 */
	<T> Flux<T> saveAll(Iterable<T> instances);

	/**
	 * Saves instances as they come, all or none. They are taken in chunks. Outside of a
	 * transaction nothing shows before the last one is there; a conflict with another
	 * commit then is an error.
	 * @param <T> the type of the entities
	 * @param instances the instances
	 * @return the saved instances, in the same order
	 */
	<T> Flux<T> saveAll(Publisher<T> instances);

	/**
	 * Finds an instance by its id.
	 * @param <T> the type of the entity
	 * @param id the id
	 * @param type the class of the entity
	 * @return the instance, or nothing
	 */
	<T> Mono<T> findById(Object id, Class<T> type);

	/**
	 * Finds all instances, as they are asked for, of the moment of the subscription.
	 * @param <T> the type of the entity
	 * @param type the class of the entity
	 * @return the instances, in the order of insertion
	 */
	<T> Flux<T> findAll(Class<T> type);

	/**
	 * Finds the instances with the given ids.
	 * @param <T> the type of the entity
	 * @param ids the ids; repeated ones count once
	 * @param type the class of the entity
	 * @return the instances that exist, in the order of the ids
	 */
	<T> Flux<T> findAllById(Iterable<?> ids, Class<T> type);

	/**
	 * Whether there is an instance with an id.
	 * @param id the id
	 * @param type the class of the entity
	 * @return {@code true} if there is one
	 */
	Mono<Boolean> existsById(Object id, Class<?> type);

	/**
	 * Counts all instances.
	 * @param type the class of the entity
	 * @return the number of rows
	 */
	Mono<Long> count(Class<?> type);

	/**
	 * Deletes the row of an instance.
	 * @param instance the instance
	 * @return {@code true} if there was a row; fails with
	 * {@link org.springframework.dao.OptimisticLockingFailureException} if the instance
	 * has a version and the row has another one or is gone
	 */
	Mono<Boolean> delete(Object instance);

	/**
	 * Deletes the row with an id.
	 * @param id the id
	 * @param type the class of the entity
	 * @return {@code true} if there was a row
	 */
	Mono<Boolean> deleteById(Object id, Class<?> type);

	/**
	 * Deletes the rows of instances, all or none.
	 * @param instances the instances
	 * @return the number of rows deleted
	 */
	Mono<Long> deleteAll(Iterable<?> instances);

	/**
	 * Deletes the rows of instances as they come, all or none. They are taken in chunks.
	 * @param instances the instances
	 * @return the number of rows deleted
	 */
	Mono<Long> deleteAll(Publisher<?> instances);

	/**
	 * Deletes all instances of a type.
	 * @param type the class of the entity
	 * @return the number of rows deleted
	 */
	Mono<Long> deleteAll(Class<?> type);

	/**
	 * Deletes the rows with the given ids, all or none of those that exist.
	 * @param ids the ids
	 * @param type the class of the entity
	 * @return the number of rows deleted
	 */
	Mono<Long> deleteAllById(Iterable<?> ids, Class<?> type);

	/**
	 * Starts a query.
	 * @param <T> the type of the entity
	 * @param type the class of the entity
	 * @return the query for all instances
	 */
	<T> ReactiveSelectOperation<T> query(Class<T> type);

	/**
	 * Starts an update of rows that are found by a query.
	 * @param <T> the type of the entity
	 * @param type the class of the entity
	 * @return the update of all instances
	 */
	<T> ReactiveUpdateOperation<T> update(Class<T> type);

	/**
	 * Starts a deletion of rows that are found by a query.
	 * @param <T> the type of the entity
	 * @param type the class of the entity
	 * @return the deletion of all instances
	 */
	<T> ReactiveDeleteOperation<T> delete(Class<T> type);

	/**
	 * Compiles a query that will be run many times. To meet an entity that nobody has
	 * used before takes locks; in a thread that must not block this is left to the first
	 * subscription, and what would be thrown here fails the publisher instead.
	 * @param <T> the type of the entity
	 * @param query the query, perhaps with parameters
	 * @param type the class of the entity
	 * @return the compiled query
	 * @throws org.springframework.data.core.PropertyReferenceException if the query names
	 * a property that the entity does not have
	 * @throws org.springframework.dao.InvalidDataAccessApiUsageException if an operator
	 * or a value does not fit a property
	 */
	<T> ReactiveEntityQuery<T> prepare(Query query, Class<T> type);

	/**
	 * Shows how a query is run.
	 * @param query the query, without parameters
	 * @param type the class of the entity
	 * @return the plan
	 */
	Mono<QueryPlan> explain(Query query, Class<?> type);

	/**
	 * Observes the changes that are committed from the moment of the subscription on, in
	 * the order of the commits.
	 * @param <T> the type of the entity
	 * @param type the class of the entity
	 * @return the changes; never completes
	 * @see #changes(Class, ChangeOptions)
	 */
	default <T> Flux<EntityChange<T>> changes(Class<T> type) {
		return changes(type, ChangeOptions.fromNow());
	}

	/**
	 * Observes committed changes in the order of the commits. They are the difference
	 * between one version of the store and the next; a row that was written twice in one
	 * transaction changes once. They arrive in threads that commit; use
	 * {@link Flux#publishOn} to leave these to their work.
	 * @param <T> the type of the entity
	 * @param type the class of the entity
	 * @param options from where on, and what to do if they come too fast
	 * @return the changes; never completes; fails with {@link IllegalArgumentException}
	 * if the store does not remember the version any more
	 */
	<T> Flux<EntityChange<T>> changes(Class<T> type, ChangeOptions options);

	/**
	 * What is known about the entities.
	 * @return the mapping context
	 */
	MemoryMappingContext getMappingContext();

	/**
	 * The store that holds the rows.
	 * @return the store
	 */
	MemoryStore getStore();

}
