package io.github.springdata.memory.repository;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import io.github.springdata.memory.query.Criteria;
import io.github.springdata.memory.query.Update;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.IncorrectResultSizeDataAccessException;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.Sort;
import org.springframework.data.repository.query.FluentQuery.FetchableFluentQuery;
import org.springframework.transaction.annotation.Transactional;

/**
 * Queries, updates and deletions whose {@link Criteria}, or {@link PredicateSpecification
 * specifications}, are put together at run time. A repository has these methods if its
 * interface extends this one:
 * {@code interface Items extends MemoryRepository<Item, Long>, MemoryCriteriaExecutor<Item>}.
 * <p>
 * Criteria that differ in their values alone share one compiled query. Every method
 * throws {@link org.springframework.data.core.PropertyReferenceException} if a path is
 * not a property, and {@link org.springframework.dao.InvalidDataAccessApiUsageException}
 * if an operator or a value does not fit its property or there is an
 * {@link io.github.springdata.memory.query.Operand.Parameter operand without a value}.
 *
 * @param <T> type of the entities
 */
public interface MemoryCriteriaExecutor<T> {

	/**
	 * Finds the only entity that meets the criteria.
	 * @param criteria the criteria
	 * @return the entity, or nothing
	 * @throws IncorrectResultSizeDataAccessException if there is more than one
	 */
	Optional<T> findOne(Criteria criteria);

	/**
	 * Finds the entities that meet the criteria.
	 * @param criteria the criteria
	 * @return the entities in insertion order
	 */
	List<T> findAll(Criteria criteria);

	/**
	 * Finds the entities that meet the criteria.
	 * @param criteria the criteria
	 * @param sort the order
	 * @return the entities in that order
	 */
	List<T> findAll(Criteria criteria, Sort sort);

	/**
	 * Finds one page of the entities that meet the criteria.
	 * @param criteria the criteria
	 * @param pageable the page, or {@link Pageable#unpaged()}
	 * @return the page, with the number of all entities that meet the criteria
	 */
	Page<T> findAll(Criteria criteria, Pageable pageable);

	/**
	 * Counts the entities that meet the criteria.
	 * @param criteria the criteria
	 * @return the number of entities
	 */
	long count(Criteria criteria);

	/**
	 * Whether an entity meets the criteria.
	 * @param criteria the criteria
	 * @return {@code true} if there is at least one
	 */
	boolean exists(Criteria criteria);

	/**
	 * Deletes the entities that meet the criteria.
	 * @param criteria the criteria
	 * @return the number of entities deleted
	 */
	@Transactional
	long delete(Criteria criteria);

	/**
	 * Changes properties of the entities that meet the criteria, of all or of none.
	 * Versions are incremented; callbacks are not called. Instances that the transaction
	 * manages take on the new state.
	 * @param criteria the criteria
	 * @param update what to change, in values; the id and the version cannot be
	 * @return the number of entities changed
	 * @throws org.springframework.dao.DataIntegrityViolationException if a property may
	 * not have its new value, for example {@code null}
	 * @throws org.springframework.dao.DuplicateKeyException if a unique index is violated
	 */
	@Transactional
	long update(Criteria criteria, Update update);

	/**
	 * Finds entities that meet the criteria by a query that is refined step by step.
	 * @param <R> type of the result
	 * @param criteria the criteria
	 * @param queryFunction refines the query and runs it
	 * @return what the function returns
	 */
	<R extends @Nullable Object> R findBy(Criteria criteria, Function<FetchableFluentQuery<T>, R> queryFunction);

	/**
	 * Finds the only entity that meets a specification.
	 * @param specification the specification
	 * @return the entity, or nothing
	 * @throws IncorrectResultSizeDataAccessException if there is more than one
	 */
	default Optional<T> findOne(PredicateSpecification<T> specification) {
		return findOne(specification.toCriteria());
	}

	/**
	 * Finds the entities that meet a specification.
	 * @param specification the specification
	 * @return the entities in insertion order
	 */
	default List<T> findAll(PredicateSpecification<T> specification) {
		return findAll(specification.toCriteria());
	}

	/**
	 * Finds the entities that meet a specification.
	 * @param specification the specification
	 * @param sort the order
	 * @return the entities in that order
	 */
	default List<T> findAll(PredicateSpecification<T> specification, Sort sort) {
		return findAll(specification.toCriteria(), sort);
	}

	/**
	 * Finds one page of the entities that meet a specification.
	 * @param specification the specification
	 * @param pageable the page, or {@link Pageable#unpaged()}
	 * @return the page, with the number of all entities that meet the specification
	 */
	default Page<T> findAll(PredicateSpecification<T> specification, Pageable pageable) {
		return findAll(specification.toCriteria(), pageable);
	}

	/**
	 * Counts the entities that meet a specification.
	 * @param specification the specification
	 * @return the number of entities
	 */
	default long count(PredicateSpecification<T> specification) {
		return count(specification.toCriteria());
	}

	/**
	 * Whether an entity meets a specification.
	 * @param specification the specification
	 * @return {@code true} if there is at least one
	 */
	default boolean exists(PredicateSpecification<T> specification) {
		return exists(specification.toCriteria());
	}

	/**
	 * Deletes the entities that meet a specification.
	 * @param specification the specification
	 * @return the number of entities deleted
	 */
	@Transactional
	default long delete(PredicateSpecification<T> specification) {
		return delete(specification.toCriteria());
	}

	/**
	 * Changes properties of the entities that meet a specification, of all or of none, as
	 * {@link #update(Criteria, Update)} does.
	 * @param specification the specification
	 * @param update what to change, in values; the id and the version cannot be
	 * @return the number of entities changed
	 * @throws org.springframework.dao.DataIntegrityViolationException if a property may
	 * not have its new value, for example {@code null}
	 * @throws org.springframework.dao.DuplicateKeyException if a unique index is violated
	 */
	@Transactional
	default long update(PredicateSpecification<T> specification, Update update) {
		return update(specification.toCriteria(), update);
	}

	/**
	 * Finds entities that meet a specification by a query that is refined step by step.
	 * @param <R> type of the result
	 * @param specification the specification
	 * @param queryFunction refines the query and runs it
	 * @return what the function returns
	 */
	default <R extends @Nullable Object> R findBy(PredicateSpecification<T> specification,
			Function<FetchableFluentQuery<T>, R> queryFunction) {
		return findBy(specification.toCriteria(), queryFunction);
	}

}
