package io.github.springdata.memory.reactive;

import java.util.List;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.ScrollPosition;
import org.springframework.data.domain.Slice;
import org.springframework.data.domain.Window;

import io.github.springdata.memory.query.Update;
import io.github.springdata.memory.query.execution.QueryArguments;
import io.github.springdata.memory.query.execution.QueryPlan;

/**
 * A query for the instances of one type, compiled once to be run many times: the reactive
 * twin of {@link io.github.springdata.memory.core.EntityQuery}. Each subscription is a
 * run, in the transaction of its pipeline, if there is one.
 *
 * @param <T> the type of the results
 */
public interface ReactiveEntityQuery<T> {

	/**
	 * Finds all, as they are asked for, from the rows of the moment of the subscription.
	 * @param arguments what this run adds to the query
	 * @return the instances, in the order of the query
	 */
	Flux<T> all(QueryArguments arguments);

	/**
	 * Finds the only match.
	 * @param arguments what this run adds to the query
	 * @return the instance, or nothing; fails with
	 * {@link org.springframework.dao.IncorrectResultSizeDataAccessException} if there is
	 * more than one
	 */
	Mono<T> one(QueryArguments arguments);

	/**
	 * Finds the first match.
	 * @param arguments what this run adds to the query
	 * @return the instance, or nothing
	 */
	Mono<T> first(QueryArguments arguments);

	/**
	 * Finds one page and counts the matches, if the page does not tell.
	 * @param arguments what this run adds to the query; offset and limit are those of the
	 * page
	 * @param pageable the page, or {@link Pageable#unpaged()}
	 * @return the page
	 */
	Mono<Page<T>> page(QueryArguments arguments, Pageable pageable);

	/**
	 * Finds one slice, without counting.
	 * @param arguments what this run adds to the query; offset and limit are those of the
	 * slice
	 * @param pageable the slice, or {@link Pageable#unpaged()}
	 * @return the slice
	 */
	Mono<Slice<T>> slice(QueryArguments arguments, Pageable pageable);

	/**
	 * Finds what follows a position. The length of the window is the limit of the
	 * arguments, else that of the query.
	 * @param arguments what this run adds to the query
	 * @param position an offset, or the keys of the last row seen
	 * @return the window, from which the next position can be taken
	 */
	Mono<Window<T>> scroll(QueryArguments arguments, ScrollPosition position);

	/**
	 * Counts the matches without reading them.
	 * @param arguments what this run adds to the query
	 * @return the number of matches
	 */
	Mono<Long> count(QueryArguments arguments);

	/**
	 * Whether there is a match.
	 * @param arguments what this run adds to the query
	 * @return {@code true} if there is at least one
	 */
	Mono<Boolean> exists(QueryArguments arguments);

	/**
	 * Deletes the matches, all or none.
	 * @param arguments what this run adds to the query
	 * @return the number of rows deleted
	 */
	Mono<Long> delete(QueryArguments arguments);

	/**
	 * Changes the matches, all or none.
	 * @param update what to change; its parameters share the values of the arguments
	 * @param arguments what this run adds to the query
	 * @return the number of rows changed
	 */
	Mono<Long> update(Update update, QueryArguments arguments);

	/**
	 * The query with other results. Callbacks after loading are not called for these.
	 * @param <R> the type of the results
	 * @param type an interface with property accessors, or a record or class whose
	 * constructor takes properties by name
	 * @return the query
	 * @throws IllegalArgumentException if the type names a property that the entity does
	 * not have
	 */
	<R> ReactiveEntityQuery<R> as(Class<R> type);

	/**
	 * The query with results that are made of certain properties, also of those of nested
	 * objects, which an interface, a record or a class has under their last name, such as
	 * {@code city} for {@code address.city}, or under all names in one, as
	 * {@code addressCity}.
	 * @param <R> the type of the results
	 * @param paths the dotted paths of the properties, at least one
	 * @param type as for {@link #as}, or {@code Object[]} for the values in the order of
	 * the paths; a map has just these paths as keys
	 * @return the query
	 * @throws org.springframework.data.core.PropertyReferenceException if there is no
	 * such property
	 * @throws IllegalArgumentException if the properties do not fit the type
	 */
	<R> ReactiveEntityQuery<R> project(List<String> paths, Class<R> type);

	/**
	 * The query with the values of one property as results. One that is {@code null}
	 * fails a {@link Flux}, and leaves a {@link Mono} empty, as no publisher can deliver
	 * it.
	 * @param <R> the type of the results
	 * @param path the dotted path of the property, which has a single value
	 * @param type the type of the property, or a supertype
	 * @return the query
	 * @throws org.springframework.data.core.PropertyReferenceException if there is no
	 * such property
	 * @throws IllegalArgumentException if the property has another type or many values
	 */
	<R> ReactiveEntityQuery<R> project(String path, Class<R> type);

	/**
	 * Shows how the query is run.
	 * @param arguments what this run adds to the query
	 * @return the plan
	 */
	Mono<QueryPlan> explain(QueryArguments arguments);

	/**
	 * Finds what {@link #scroll} does, and shows how.
	 * @param arguments what this run adds to the query
	 * @param position an offset, or the keys of the last row seen
	 * @return the plan, with the numbers of this run, which reads one row more than the
	 * window has
	 */
	Mono<QueryPlan> explainScroll(QueryArguments arguments, ScrollPosition position);

}
