package io.github.springdata.memory.reactive;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.ScrollPosition;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Window;

import io.github.springdata.memory.query.Criteria;
import io.github.springdata.memory.query.Query;
import io.github.springdata.memory.query.execution.QueryPlan;

/**
 * A query that is put together step by step. Immutable: every step returns another
 * operation. Each subscription to a result runs the query.
 *
 * @param <T> the type of the results
 */
public interface ReactiveSelectOperation<T> {

	/**
	 * Replaces the whole query.
	 * @param query the query
	 * @return the operation for that query
	 */
	ReactiveSelectOperation<T> matching(Query query);

	/**
	 * Sets what a row has to meet.
	 * @param criteria the criteria
	 * @return the operation with those criteria
	 */
	ReactiveSelectOperation<T> matching(Criteria criteria);

	/**
	 * Adds an order after those given before.
	 * @param sort the order
	 * @return the sorted operation
	 */
	ReactiveSelectOperation<T> sort(Sort sort);

	/**
	 * Finds no more than a number of rows.
	 * @param limit the number of rows, not negative
	 * @return the limited operation
	 */
	ReactiveSelectOperation<T> limit(int limit);

	/**
	 * Leaves out the first rows.
	 * @param offset the number of rows, not negative
	 * @return the operation with that offset
	 */
	ReactiveSelectOperation<T> offset(long offset);

	/**
	 * Returns the results as another type.
	 * @param <R> the type of the results
	 * @param type an interface with property accessors, or a record or class whose
	 * constructor takes properties by name
	 * @return the operation with those results
	 * @throws IllegalArgumentException if the type cannot be a projection of the entity
	 */
	<R> ReactiveSelectOperation<R> as(Class<R> type);

	/**
	 * Finds all, as they are asked for.
	 * @return the instances; without a sort in the order of insertion
	 */
	Flux<T> all();

	/**
	 * Finds the only match.
	 * @return the instance, or nothing; fails with
	 * {@link org.springframework.dao.IncorrectResultSizeDataAccessException} if there is
	 * more than one
	 */
	Mono<T> one();

	/**
	 * Finds the first match.
	 * @return the instance, or nothing
	 */
	Mono<T> first();

	/**
	 * Counts the matches without reading them.
	 * @return the number of matches, within offset and limit
	 */
	Mono<Long> count();

	/**
	 * Whether there is a match.
	 * @return {@code true} if there is at least one
	 */
	Mono<Boolean> exists();

	/**
	 * Finds one page, in its order after those given before.
	 * @param pageable the page, or {@link Pageable#unpaged()}
	 * @return the page, with the number of all matches
	 */
	Mono<Page<T>> page(Pageable pageable);

	/**
	 * Finds what follows a position. The limit is the length of the window.
	 * @param position an offset, or the keys of the last row seen
	 * @return the window, from which the next position can be taken
	 */
	Mono<Window<T>> scroll(ScrollPosition position);

	/**
	 * Shows how the query is run.
	 * @return the plan
	 */
	Mono<QueryPlan> explain();

}
