package io.github.springdata.memory.reactive;

import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.data.repository.NoRepositoryBean;
import org.springframework.data.repository.query.ReactiveQueryByExampleExecutor;
import org.springframework.data.repository.reactive.ReactiveCrudRepository;
import org.springframework.data.repository.reactive.ReactiveSortingRepository;

/**
 * Reactive repository for entities kept in a memory store: the twin of
 * {@link io.github.springdata.memory.repository.MemoryRepository}.
 * <p>
 * Query methods are derived from their names and return a {@code Flux} or a {@code Mono}.
 * A method that cannot be served fails when the repository is created. Each method takes
 * part in the transaction of its pipeline; without one it is atomic by itself.
 *
 * @param <T> type of the entities, a class or a record
 * @param <ID> type of the identifier
 */
@NoRepositoryBean
public interface ReactiveMemoryRepository<T, ID>
		extends ReactiveCrudRepository<T, ID>, ReactiveSortingRepository<T, ID>, ReactiveQueryByExampleExecutor<T> {

	/**
	 * Stores the given entity, which must be new.
	 * @param <S> type of the entity
	 * @param entity the entity to store
	 * @return the stored entity; fails with
	 * {@link org.springframework.dao.DuplicateKeyException} if the identifier or a unique
	 * index key is taken
	 */
	<S extends T> Mono<S> insert(S entity);

	/**
	 * Stores the given entities, which must all be new, or none of them.
	 * @param <S> type of the entities
	 * @param entities the entities to store
	 * @return the stored entities in the given order
	 */
	<S extends T> Flux<S> insertAll(Iterable<S> entities);

	/**
	 * Stores the given entities as they come, which must all be new, or none of them.
	 * @param <S> type of the entities
	 * @param entities the entities to store
	 * @return the stored entities in the given order
	 */
	<S extends T> Flux<S> insertAll(Publisher<S> entities);

}
