package io.github.springdata.memory.reactive;

import java.util.function.Function;

import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.data.domain.Sort;
import org.springframework.data.repository.query.FluentQuery.ReactiveFluentQuery;

import io.github.springdata.memory.query.Criteria;
import io.github.springdata.memory.query.Update;
import io.github.springdata.memory.repository.PredicateSpecification;

/**
 * Queries, updates and deletions whose {@link Criteria}, or {@link PredicateSpecification
 * specifications}, are put together at run time. A reactive repository has these methods
 * if its interface extends this one:
 * {@code interface Items extends ReactiveMemoryRepository<Item, Long>, ReactiveMemoryCriteriaExecutor<Item>}.
 * <p>
 * Criteria that differ in their values alone share one compiled query. They are checked
 * when the method is called, before anybody subscribes: every method throws
 * {@link org.springframework.data.core.PropertyReferenceException} if a path is not a
 * property, and {@link org.springframework.dao.InvalidDataAccessApiUsageException} if an
 * operator does not fit its property or there is an
 * {@link io.github.springdata.memory.query.Operand.Parameter operand without a value}. A
 * value that does not fit its property fails the publisher with the latter.
 *
 * @param <T> type of the entities
 */
public interface ReactiveMemoryCriteriaExecutor<T> {

	/**
	 * Finds the only entity that meets the criteria.
	 * @param criteria the criteria
	 * @return the entity, or nothing; fails with
	 * {@link org.springframework.dao.IncorrectResultSizeDataAccessException} if there is
	 * more than one
	 */
	Mono<T> findOne(Criteria criteria);

	/**
	 * Finds the entities that meet the criteria.
	 * @param criteria the criteria
	 * @return the entities in insertion order
	 */
	Flux<T> findAll(Criteria criteria);

	/**
	 * Finds the entities that meet the criteria.
	 * @param criteria the criteria
	 * @param sort the order
	 * @return the entities in that order
	 */
	Flux<T> findAll(Criteria criteria, Sort sort);

	/**
	 * Counts the entities that meet the criteria.
	 * @param criteria the criteria
	 * @return the number of entities
	 */
	Mono<Long> count(Criteria criteria);

	/**
	 * Whether an entity meets the criteria.
	 * @param criteria the criteria
	 * @return {@code true} if there is at least one
	 */
	Mono<Boolean> exists(Criteria criteria);

	/**
	 * Deletes the entities that meet the criteria, all or none. Reactive callbacks see
	 * each.
	 * @param criteria the criteria
	 * @return the number of entities deleted
	 */
	Mono<Long> delete(Criteria criteria);

	/**
	 * Changes properties of the entities that meet the criteria, of all or of none.
	 * Versions are incremented; callbacks are not called.
	 * @param criteria the criteria
	 * @param update what to change, in values; the id and the version cannot be
	 * @return the number of entities changed
	 */
	Mono<Long> update(Criteria criteria, Update update);

	/**
	 * Finds entities that meet the criteria by a query that is refined step by step.
	 * @param <R> type of the result
	 * @param <P> type of the publisher of the result
	 * @param criteria the criteria
	 * @param queryFunction refines the query and runs it
	 * @return what the function returns
	 */
	<R, P extends Publisher<R>> P findBy(Criteria criteria, Function<ReactiveFluentQuery<T>, P> queryFunction);

	/**
	 * Finds the only entity that meets a specification.
	 * @param specification the specification
	 * @return the entity, or nothing; fails with
	 * {@link org.springframework.dao.IncorrectResultSizeDataAccessException} if there is
	 * more than one
	 */
	default Mono<T> findOne(PredicateSpecification<T> specification) {
		return findOne(specification.toCriteria());
	}

	/**
	 * Finds the entities that meet a specification.
	 * @param specification the specification
	 * @return the entities in insertion order
	 */
	default Flux<T> findAll(PredicateSpecification<T> specification) {
		return findAll(specification.toCriteria());
	}

	/**
	 * Finds the entities that meet a specification.
	 * @param specification the specification
	 * @param sort the order
	 * @return the entities in that order
	 */
	default Flux<T> findAll(PredicateSpecification<T> specification, Sort sort) {
		return findAll(specification.toCriteria(), sort);
	}

	/**
	 * Counts the entities that meet a specification.
	 * @param specification the specification
	 * @return the number of entities
	 */
	default Mono<Long> count(PredicateSpecification<T> specification) {
		return count(specification.toCriteria());
	}

	/**
	 * Whether an entity meets a specification.
	 * @param specification the specification
	 * @return {@code true} if there is at least one
	 */
	default Mono<Boolean> exists(PredicateSpecification<T> specification) {
		return exists(specification.toCriteria());
	}

	/**
	 * Deletes the entities that meet a specification, all or none. Reactive callbacks see
	 * each.
	 * @param specification the specification
	 * @return the number of entities deleted
	 */
	default Mono<Long> delete(PredicateSpecification<T> specification) {
		return delete(specification.toCriteria());
	}

	/**
	 * Changes properties of the entities that meet a specification, of all or of none, as
	 * {@link #update(Criteria, Update)} does.
	 * @param specification the specification
	 * @param update what to change, in values; the id and the version cannot be
	 * @return the number of entities changed
	 */
	default Mono<Long> update(PredicateSpecification<T> specification, Update update) {
		return update(specification.toCriteria(), update);
	}

	/**
	 * Finds entities that meet a specification by a query that is refined step by step.
	 * @param <R> type of the result
	 * @param <P> type of the publisher of the result
	 * @param specification the specification
	 * @param queryFunction refines the query and runs it
	 * @return what the function returns
	 */
	default <R, P extends Publisher<R>> P findBy(PredicateSpecification<T> specification,
			Function<ReactiveFluentQuery<T>, P> queryFunction) {
		return findBy(specification.toCriteria(), queryFunction);
	}

}
