package io.github.springdata.memory.repository;

import java.util.List;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.repository.ListCrudRepository;
import org.springframework.data.repository.ListPagingAndSortingRepository;
import org.springframework.data.repository.NoRepositoryBean;
import org.springframework.data.repository.query.ListQueryByExampleExecutor;

/**
 * Repository for entities kept in a memory store: create, read, update and delete,
 * paging, sorting and query by example, plus {@code insert} for entities that must be
 * new.
 * <p>
 * Query methods are derived from their names. A method that cannot be served fails when
 * the repository is created, never when it is called. Methods that write run in a
 * transaction; methods that read take part in a surrounding one but do not open one.
 * <p>
 * Domain events of an aggregate are published by {@code save}, {@code saveAll},
 * {@code delete} and {@code deleteAll}, as everywhere in Spring Data, and by
 * {@code insert} and {@code insertAll} too.
 *
 * @param <T> type of the entities, a class or a record
 * @param <ID> type of the identifier
 */
@NoRepositoryBean
public interface MemoryRepository<T, ID>
		extends ListCrudRepository<T, ID>, ListPagingAndSortingRepository<T, ID>, ListQueryByExampleExecutor<T> {

	/**
	 * Stores the given entity, which must be new.
	 * @param <S> type of the entity
	 * @param entity the entity to store
	 * @return the stored entity: the same instance for a mutable class, possibly another
	 * one, with its identifier set, for a record
	 * @throws DuplicateKeyException if the identifier or a unique index key is taken
	 */
	<S extends T> S insert(S entity);

	/**
	 * Stores the given entities, which must all be new, or none of them.
	 * @param <S> type of the entities
	 * @param entities the entities to store
	 * @return the stored entities in the given order, as {@link #insert(Object)} returns
	 * them
	 * @throws DuplicateKeyException if an identifier or a unique index key is taken
	 */
	<S extends T> List<S> insertAll(Iterable<S> entities);

}
