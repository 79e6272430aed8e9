package io.github.springdata.memory.core;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.github.springdata.memory.query.Criteria;
import io.github.springdata.memory.query.Query;
import io.github.springdata.memory.query.execution.QueryPlan;

import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.ScrollPosition;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Window;

/**
 * A query that is put together step by step. Immutable: every step returns another
 * operation.
 *
 * @param <T> the type of the results
 */
public interface SelectOperation<T> {

	/**
	 * Replaces the whole query.
	 * @param query the query
	 * @return the operation for that query
	 */
	SelectOperation<T> matching(Query query);

	/**
	 * Sets what a row has to meet.
	 * @param criteria the criteria
	 * @return the operation with those criteria
	 */
	SelectOperation<T> matching(Criteria criteria);

	/**
	 * Adds an order after those given before.
	 * @param sort the order
	 * @return the sorted operation
	 */
	SelectOperation<T> sort(Sort sort);

	/**
	 * Finds no more than a number of rows.
	 * @param limit the number of rows, not negative
	 * @return the limited operation
	 */
	SelectOperation<T> limit(int limit);

	/**
	 * Leaves out the first rows.
	 * @param offset the number of rows, not negative
	 * @return the operation with that offset
	 */
	SelectOperation<T> offset(long offset);

	/**
	 * Returns the results as another type.
	 * @param <R> the type of the results
	 * @param type an interface with property accessors, or a record or class whose
	 * constructor takes properties by name
	 * @return the operation with those results
	 * @throws IllegalArgumentException if the type cannot be a projection of the entity
	 */
	<R> SelectOperation<R> as(Class<R> type);

	/**
	 * Finds all.
	 * @return the instances; without a sort in the order of insertion
	 */
	List<T> all();

	/**
	 * Finds the only match.
	 * @return the instance, or nothing
	 * @throws org.springframework.dao.IncorrectResultSizeDataAccessException if there is
	 * more than one
	 */
	default Optional<T> one() {
		return Optional.ofNullable(oneValue());
	}

	/**
	 * Finds the only match.
	 * @return the instance, or {@code null} for none
	 * @throws org.springframework.dao.IncorrectResultSizeDataAccessException if there is
	 * more than one
	 */
	@Nullable T oneValue();

	/**
	 * Finds the first match.
	 * @return the instance, or nothing
	 */
	default Optional<T> first() {
		return Optional.ofNullable(firstValue());
	}

	/**
	 * Finds the first match.
	 * @return the instance, or {@code null} for none
	 */
	@Nullable T firstValue();

	/**
	 * Finds all, lazily. The stream shows the rows of the moment at which it was made.
	 * @return the instances
	 */
	Stream<T> stream();

	/**
	 * Counts the matches without reading them.
	 * @return the number of matches, within offset and limit
	 */
	long count();

	/**
	 * Whether there is a match.
	 * @return {@code true} if there is at least one
	 */
	boolean exists();

	/**
	 * Finds one page, in its order after those given before.
	 * @param pageable the page, or {@link Pageable#unpaged()}
	 * @return the page, with the number of all matches
	 */
	Page<T> page(Pageable pageable);

	/**
	 * Finds what follows a position. The limit is the length of the window.
	 * @param position an offset, or the keys of the last row seen
	 * @return the window, from which the next position can be taken
	 */
	Window<T> scroll(ScrollPosition position);

	/**
	 * Shows how the query is run.
	 * @return the plan
	 */
	QueryPlan explain();

}
