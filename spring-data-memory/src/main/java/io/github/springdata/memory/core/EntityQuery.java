package io.github.springdata.memory.core;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.github.springdata.memory.query.Update;
import io.github.springdata.memory.query.execution.QueryArguments;
import io.github.springdata.memory.query.execution.QueryPlan;
import io.github.springdata.memory.query.execution.ResultCursor;

import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.ScrollPosition;
import org.springframework.data.domain.SearchResults;
import org.springframework.data.domain.Slice;
import org.springframework.data.domain.Window;
import org.springframework.data.geo.GeoPage;
import org.springframework.data.geo.GeoResults;

/**
 * A query for the instances of one type, compiled once to be run many times. Immutable
 * and thread safe. Each run takes place in the transaction of its caller, if there is
 * one.
 *
 * @param <T> the type of the results
 */
public sealed interface EntityQuery<T> permits PreparedEntityQuery {

	/**
	 * Finds all.
	 * @param arguments what this run adds to the query
	 * @return the instances, in the order of the query
	 */
	List<T> list(QueryArguments arguments);

	/**
	 * Finds all, lazily. The stream shows the rows of the moment at which it was made.
	 * @param arguments what this run adds to the query
	 * @return the instances, in the order of the query
	 */
	Stream<T> stream(QueryArguments arguments);

	/**
	 * Finds all, one step at a time. The walk shows the rows of the moment at which it
	 * was made.
	 * @param arguments what this run adds to the query
	 * @return the walk to the instances, in the order of the query
	 */
	ResultCursor<T> walk(QueryArguments arguments);

	/**
	 * Finds the only match.
	 * @param arguments what this run adds to the query
	 * @return the instance, or nothing
	 * @throws org.springframework.dao.IncorrectResultSizeDataAccessException if there is
	 * more than one
	 */
	Optional<T> one(QueryArguments arguments);

	/**
	 * Finds the first match.
	 * @param arguments what this run adds to the query
	 * @return the instance, or {@code null} for none
	 */
	@Nullable T first(QueryArguments arguments);

	/**
	 * Finds one page and counts the matches, if the page does not give their number.
	 * @param arguments what this run adds to the query; offset and limit are those of the
	 * page
	 * @param pageable the page, or {@link Pageable#unpaged()}
	 * @return the page
	 */
	Page<T> page(QueryArguments arguments, Pageable pageable);

	/**
	 * Finds one slice, without counting.
	 * @param arguments what this run adds to the query; offset and limit are those of the
	 * slice
	 * @param pageable the slice, or {@link Pageable#unpaged()}
	 * @return the slice
	 */
	Slice<T> slice(QueryArguments arguments, Pageable pageable);

	/**
	 * Finds what follows a position. The length of the window is the limit of the
	 * arguments, else that of the query.
	 * @param arguments what this run adds to the query
	 * @param position an offset, or the keys of the last row seen
	 * @return the window, from which the next position can be taken
	 */
	Window<T> scroll(QueryArguments arguments, ScrollPosition position);

	/**
	 * Finds the neighbours of a vector, with their scores.
	 * @param arguments what this run adds to the query
	 * @return the instances, the nearest first unless the query has another order. Scores
	 * are similarities if the query is for a similarity, else distances, which are the
	 * smaller the nearer
	 * @throws org.springframework.dao.InvalidDataAccessApiUsageException if the query has
	 * no condition {@link io.github.springdata.memory.query.Condition.Near near} a vector
	 */
	SearchResults<T> search(QueryArguments arguments);

	/**
	 * Finds the neighbours of a point, with their distances.
	 * @param arguments what this run adds to the query
	 * @return the instances, the nearest first unless the query has another order
	 * @throws org.springframework.dao.InvalidDataAccessApiUsageException if the query has
	 * no condition {@link io.github.springdata.memory.query.Condition.Near near} a point
	 */
	GeoResults<T> geoNear(QueryArguments arguments);

	/**
	 * Finds one page of the neighbours of a point, with their distances, and counts the
	 * matches in the same state.
	 * @param arguments what this run adds to the query; offset and limit are those of the
	 * page
	 * @param pageable the page, or {@link Pageable#unpaged()}
	 * @return the page
	 * @throws org.springframework.dao.InvalidDataAccessApiUsageException if the query has
	 * no condition {@link io.github.springdata.memory.query.Condition.Near near} a point
	 */
	GeoPage<T> geoNear(QueryArguments arguments, Pageable pageable);

	/**
	 * Counts the matches without reading them.
	 * @param arguments what this run adds to the query
	 * @return the number of matches
	 */
	long count(QueryArguments arguments);

	/**
	 * Whether there is a match.
	 * @param arguments what this run adds to the query
	 * @return {@code true} if there is at least one
	 */
	boolean exists(QueryArguments arguments);

	/**
	 * Deletes the matches.
	 * @param arguments what this run adds to the query
	 * @return the instances that were deleted
	 * @throws UnsupportedOperationException if the results are a projection
	 */
	List<T> delete(QueryArguments arguments);

	/**
	 * Deletes the only match.
	 * @param arguments what this run adds to the query
	 * @return the instance that was deleted, or nothing
	 * @throws org.springframework.dao.IncorrectResultSizeDataAccessException if there is
	 * more than one; nothing is deleted then
	 * @throws UnsupportedOperationException if the results are a projection
	 */
	Optional<T> deleteOne(QueryArguments arguments);

	/**
	 * Deletes the matches and counts them. Reads no instances, unless callbacks ask for
	 * them.
	 * @param arguments what this run adds to the query
	 * @return the number of rows deleted
	 */
	long deleteAndCount(QueryArguments arguments);

	/**
	 * Changes the matches, all or none. See {@link UpdateOperation#apply}.
	 * @param update what to change; its parameters share the values of the arguments
	 * @param arguments what this run adds to the query
	 * @return the number of rows changed
	 */
	long update(Update update, QueryArguments arguments);

	/**
	 * The query with other results.
	 * @param <R> the type of the results
	 * @param type an interface with property accessors, a record or class that takes
	 * properties by name, or {@link java.util.Map} for all properties by name
	 * @return the query
	 * @throws IllegalArgumentException if the type names a property that the entity does
	 * not have
	 */
	<R> EntityQuery<R> as(Class<R> type);

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
	<R> EntityQuery<R> project(List<String> paths, Class<R> type);

	/**
	 * The query with the values of one property as results. They are {@code null} where
	 * the property is.
	 * @param <R> the type of the results
	 * @param path the dotted path of the property, which has a single value
	 * @param type the type of the property, or a supertype
	 * @return the query
	 * @throws org.springframework.data.core.PropertyReferenceException if there is no
	 * such property
	 * @throws IllegalArgumentException if the property has another type or many values
	 */
	<R> EntityQuery<R> project(String path, Class<R> type);

	/**
	 * The query without results that are equal to an earlier one. Projections are equal
	 * if all properties that they take from the entity are; an offset and a limit count
	 * what is left. Entities are never equal to each other, so that there is no effect on
	 * them. Projections are scrolled by offset only.
	 * @return the query
	 */
	EntityQuery<T> distinct();

	/**
	 * The query with a name, under which its full scans are counted and logged.
	 * @param name the name, for example that of a repository method
	 * @return the query
	 */
	EntityQuery<T> named(String name);

	/**
	 * Runs the query as {@link #list} does, and shows how.
	 * @param arguments what this run adds to the query
	 * @return the plan, with the numbers of this run
	 */
	QueryPlan explain(QueryArguments arguments);

	/**
	 * Finds what {@link #scroll} does, and shows how.
	 * @param arguments what this run adds to the query
	 * @param position an offset, or the keys of the last row seen
	 * @return the plan, with the numbers of this run, which reads one row more than the
	 * window has
	 */
	QueryPlan explainScroll(QueryArguments arguments, ScrollPosition position);

	/**
	 * Counts as {@link #count} does, and shows how.
	 * @param arguments what this run adds to the query
	 * @return the plan, with the numbers of this run
	 */
	QueryPlan explainCount(QueryArguments arguments);

	/**
	 * Looks for a match as {@link #exists} does, and shows how.
	 * @param arguments what this run adds to the query
	 * @return the plan, with the numbers of this run
	 */
	QueryPlan explainExists(QueryArguments arguments);

}
