package io.github.springdata.memory.repository;

import com.querydsl.core.types.Predicate;

import org.springframework.data.querydsl.ListQuerydslPredicateExecutor;
import org.springframework.transaction.annotation.Transactional;

/**
 * Queries by Querydsl predicates, as {@link ListQuerydslPredicateExecutor} has them, and
 * deletions. A repository that extends any of Spring Data's own executors may also
 * declare {@code long delete(Predicate predicate)} itself.
 *
 * @param <T> type of the entities
 */
public interface MemoryQuerydslExecutor<T> extends ListQuerydslPredicateExecutor<T> {

	/**
	 * Deletes the entities that meet a predicate, all or none.
	 * @param predicate the predicate; an empty builder restricts nothing
	 * @return the number of entities deleted
	 * @throws org.springframework.dao.InvalidDataAccessApiUsageException if the predicate
	 * has an operation that is not supported
	 */
	@Transactional
	long delete(Predicate predicate);

}
