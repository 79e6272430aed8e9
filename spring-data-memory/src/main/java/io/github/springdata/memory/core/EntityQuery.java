package io.github.springdata.memory.core;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.github.springdata.memory.query.Query;
import io.github.springdata.memory.query.Update;
import io.github.springdata.memory.query.execution.QueryArguments;
import io.github.springdata.memory.query.execution.QueryPlan;
import io.github.springdata.memory.query.execution.ResultCursor;
import io.github.springdata.memory.query.execution.TableSource;
import io.github.springdata.memory.transaction.MemoryResourceHolder;

import org.springframework.data.domain.KeysetScrollPosition;
import org.springframework.data.domain.OffsetScrollPosition;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageImpl;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.ScrollPosition;
import org.springframework.data.domain.SearchResults;
import org.springframework.data.domain.Slice;
import org.springframework.data.domain.SliceImpl;
import org.springframework.data.domain.Window;
import org.springframework.data.geo.GeoPage;
import org.springframework.data.geo.GeoResults;
import org.springframework.util.Assert;

/**
 * A query for the instances of one type, compiled once to be run many times. Immutable
 * and thread safe. Each run takes place in the transaction of its caller, if there is
 * one. Slices and windows read one result more than they have, to see whether there are
 * more.
 *
 * @param <T> the type of the results
 */
public final class EntityQuery<T> {

	private final QueryContext context;

	private final ResultSource<T> source;

	EntityQuery(QueryContext context, ResultSource<T> source) {
		this.context = context;
		this.source = source;
	}

	/**
	 * Finds all.
	 * @param arguments what this run adds to the query
	 * @return the instances, in the order of the query
	 */
	public List<T> list(QueryArguments arguments) {
		UnitOfWork work = this.context.work();
		return this.source.results(work, this.source.list(this.source.open(work, arguments), arguments));
	}

	/**
	 * Finds all, lazily. The stream shows the rows of the moment at which it was made.
	 * @param arguments what this run adds to the query
	 * @return the instances, in the order of the query
	 */
	public Stream<T> stream(QueryArguments arguments) {
		UnitOfWork work = this.context.work();
		return this.source.stream(work, this.source.open(work, arguments), arguments);
	}

	/**
	 * Finds all, one step at a time. The walk shows the rows of the moment at which it
	 * was made.
	 * @param arguments what this run adds to the query
	 * @return the walk to the instances, in the order of the query
	 */
	public ResultCursor<T> walk(QueryArguments arguments) {
		UnitOfWork work = this.context.work();
		return this.source.walk(work, this.source.open(work, arguments), arguments);
	}

	/**
	 * Finds the only match.
	 * @param arguments what this run adds to the query
	 * @return the instance, or nothing
	 * @throws org.springframework.dao.IncorrectResultSizeDataAccessException if there is
	 * more than one
	 */
	public Optional<T> one(QueryArguments arguments) {
		UnitOfWork work = this.context.work();
		List<Object> found = found(work, atMost(arguments, 2));
		if (found.size() > 1) {
			throw this.source.tooMany();
		}
		return found.isEmpty() ? Optional.empty() : Optional.ofNullable(this.source.result(work, found.get(0)));
	}

	/**
	 * Finds the first match.
	 * @param arguments what this run adds to the query
	 * @return the instance, or {@code null} for none
	 */
	public @Nullable T first(QueryArguments arguments) {
		UnitOfWork work = this.context.work();
		List<Object> found = found(work, atMost(arguments, 1));
		return found.isEmpty() ? null : this.source.result(work, found.get(0));
	}

	private List<Object> found(UnitOfWork work, QueryArguments arguments) {
		return this.source.list(this.source.open(work, arguments), arguments);
	}

	static QueryArguments atMost(QueryArguments arguments, int limit) {
		boolean smaller = arguments.limit() != Query.UNLIMITED && arguments.limit() < limit;
		return smaller ? arguments : arguments.withLimit(limit);
	}

	/**
	 * Finds one page and counts the matches, if the page does not give their number.
	 * @param arguments what this run adds to the query; offset and limit are those of the
	 * page
	 * @param pageable the page, or {@link Pageable#unpaged()}
	 * @return the page
	 */
	public Page<T> page(QueryArguments arguments, Pageable pageable) {
		UnitOfWork work = this.context.work();
		TableSource version = this.source.open(work, arguments);
		List<T> content = this.source.results(work, this.source.list(version, paged(arguments, pageable)));
		return new PageImpl<>(content, pageable, total(this.source, version, arguments, pageable, content.size()));
	}

	/**
	 * The number of all results, which need not be counted for a page that is not full.
	 */
	static long total(ResultSource<?> source, TableSource version, QueryArguments arguments, Pageable pageable,
			int found) {
		boolean last = pageable.isUnpaged() || found < pageable.getPageSize();
		if (last && (pageable.isUnpaged() || pageable.getOffset() == 0 || found > 0)) {
			return found + (pageable.isPaged() ? pageable.getOffset() : 0);
		}
		return source.count(version, arguments.withOffset(0).withLimit(Query.UNLIMITED));
	}

	/**
	 * The piece of the results that a page is, in its order after that of the arguments.
	 */
	static QueryArguments paged(QueryArguments arguments, Pageable pageable) {
		QueryArguments sorted = arguments.withSort(arguments.sort().and(pageable.getSort()));
		return pageable.isPaged() ? sorted.withOffset(pageable.getOffset()).withLimit(pageable.getPageSize()) : sorted;
	}

	/**
	 * Finds one slice, without counting.
	 * @param arguments what this run adds to the query; offset and limit are those of the
	 * slice
	 * @param pageable the slice, or {@link Pageable#unpaged()}
	 * @return the slice
	 */
	public Slice<T> slice(QueryArguments arguments, Pageable pageable) {
		UnitOfWork work = this.context.work();
		QueryArguments page = paged(arguments, pageable);
		List<Object> found = found(work, page.withOneMoreThan(page.limit()));
		boolean more = cut(found, page.limit());
		return new SliceImpl<>(this.source.results(work, found), pageable, more && pageable.isPaged());
	}

	/**
	 * Drops what was found beyond a limit.
	 * @return whether there was anything
	 */
	static boolean cut(List<Object> found, int limit) {
		boolean more = limit != Query.UNLIMITED && found.size() > limit;
		if (more) {
			found.remove(limit);
		}
		return more;
	}

	/**
	 * Finds what follows a position. The length of the window is the limit of the
	 * arguments, else that of the query.
	 * @param arguments what this run adds to the query
	 * @param position an offset, or the keys of the last row seen
	 * @return the window, from which the next position can be taken
	 */
	public Window<T> scroll(QueryArguments arguments, ScrollPosition position) {
		int length = length(arguments);
		QueryArguments call = from(position, arguments, length);
		UnitOfWork work = this.context.work();
		TableSource version = this.source.open(work, call);
		if (position instanceof KeysetScrollPosition keyset) {
			return this.source.scroll(work, version, call, keyset, length);
		}
		List<Object> found = this.source.list(version, call);
		boolean more = cut(found, length);
		long offset = QueryArguments.offsetAfter((OffsetScrollPosition) position);
		return Window.from(this.source.results(work, found), OffsetScrollPosition.positionFunction(offset), more);
	}

	private int length(QueryArguments arguments) {
		return (arguments.limit() != Query.UNLIMITED) ? arguments.limit() : this.source.windowLength();
	}

	private static QueryArguments from(ScrollPosition position, QueryArguments arguments, int length) {
		Assert.isTrue(position instanceof KeysetScrollPosition || position instanceof OffsetScrollPosition,
				() -> "Scroll position must be one of an offset or of keys but was " + position);
		return arguments.withOneMoreThan(length).withPosition(position);
	}

	/**
	 * Finds the neighbours of a vector, with their scores.
	 * @param arguments what this run adds to the query
	 * @return the instances, the nearest first unless the query has another order. Scores
	 * are similarities if the query is for a similarity, else distances, which are the
	 * smaller the nearer
	 * @throws org.springframework.dao.InvalidDataAccessApiUsageException if the query has
	 * no condition {@link io.github.springdata.memory.query.Condition.Near near} a vector
	 */
	public SearchResults<T> search(QueryArguments arguments) {
		return this.source.measured("scores").search(this.context.work(), arguments);
	}

	/**
	 * Finds the neighbours of a point, with their distances.
	 * @param arguments what this run adds to the query
	 * @return the instances, the nearest first unless the query has another order
	 * @throws org.springframework.dao.InvalidDataAccessApiUsageException if the query has
	 * no condition {@link io.github.springdata.memory.query.Condition.Near near} a point
	 */
	public GeoResults<T> geoNear(QueryArguments arguments) {
		return this.source.measured("distances").geoNear(this.context.work(), arguments);
	}

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
	public GeoPage<T> geoNear(QueryArguments arguments, Pageable pageable) {
		return this.source.measured("distances").geoNear(this.context.work(), arguments, pageable);
	}

	/**
	 * Counts the matches without reading them.
	 * @param arguments what this run adds to the query
	 * @return the number of matches
	 */
	public long count(QueryArguments arguments) {
		return this.source.count(this.source.open(this.context.work(), arguments), arguments);
	}

	/**
	 * Whether there is a match.
	 * @param arguments what this run adds to the query
	 * @return {@code true} if there is at least one
	 */
	public boolean exists(QueryArguments arguments) {
		return this.source.exists(this.source.open(this.context.work(), arguments), arguments);
	}

	/**
	 * Deletes the matches.
	 * @param arguments what this run adds to the query
	 * @return the instances that were deleted
	 * @throws UnsupportedOperationException if the results are a projection
	 */
	public List<T> delete(QueryArguments arguments) {
		return this.source.written().delete(this.context, arguments);
	}

	/**
	 * Deletes the only match.
	 * @param arguments what this run adds to the query
	 * @return the instance that was deleted, or nothing
	 * @throws org.springframework.dao.IncorrectResultSizeDataAccessException if there is
	 * more than one; nothing is deleted then
	 * @throws UnsupportedOperationException if the results are a projection
	 */
	public Optional<T> deleteOne(QueryArguments arguments) {
		return Optional.ofNullable(this.source.written().deleteOne(this.context, arguments));
	}

	/**
	 * Deletes the matches and counts them. Reads no instances, unless callbacks ask for
	 * them.
	 * @param arguments what this run adds to the query
	 * @return the number of rows deleted
	 */
	public long deleteAndCount(QueryArguments arguments) {
		return this.source.written().deleteAndCount(this.context, arguments);
	}

	/**
	 * Changes the matches, all or none. See {@link UpdateOperation#apply}.
	 * @param update what to change; its parameters share the values of the arguments
	 * @param arguments what this run adds to the query
	 * @return the number of rows changed
	 */
	public long update(Update update, QueryArguments arguments) {
		return this.source.written().update(this.context, update, arguments);
	}

	/**
	 * The query with other results.
	 * @param <R> the type of the results
	 * @param type an interface with property accessors, a record or class that takes
	 * properties by name, or {@link java.util.Map} for all properties by name
	 * @return the query
	 * @throws IllegalArgumentException if the type names a property that the entity does
	 * not have
	 */
	public <R> EntityQuery<R> as(Class<R> type) {
		return select(Selected.as(type));
	}

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
	public <R> EntityQuery<R> project(List<String> paths, Class<R> type) {
		return select(new Selected<>(type, paths, false));
	}

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
	public <R> EntityQuery<R> project(String path, Class<R> type) {
		return select(new Selected<>(type, List.of(path), true));
	}

	private <R> EntityQuery<R> select(Selected<R> selected) {
		return with(this.source.select(this.context, selected));
	}

	private <R> EntityQuery<R> with(ResultSource<R> source) {
		return new EntityQuery<>(this.context, source);
	}

	/**
	 * The query without results that are equal to an earlier one. Projections are equal
	 * if all properties that they take from the entity are; an offset and a limit count
	 * what is left. Entities are never equal to each other, so that there is no effect on
	 * them. Projections are scrolled by offset only.
	 * @return the query
	 */
	public EntityQuery<T> distinct() {
		return with(this.source.distinct(this.context));
	}

	/**
	 * The query with a name, under which its full scans are counted and logged.
	 * @param name the name, for example that of a repository method
	 * @return the query
	 */
	public EntityQuery<T> named(String name) {
		return with(this.source.named(name));
	}

	/**
	 * The same query in a given transaction, or in none.
	 */
	EntityQuery<T> within(@Nullable MemoryResourceHolder transaction) {
		return new EntityQuery<>(this.context.within(transaction), this.source);
	}

	/**
	 * Runs the query as {@link #list} does, and shows how.
	 * @param arguments what this run adds to the query
	 * @return the plan, with the numbers of this run
	 */
	public QueryPlan explain(QueryArguments arguments) {
		return this.source.explain(this.source.open(this.context.work(), arguments), arguments);
	}

	/**
	 * Finds what {@link #scroll} does, and shows how.
	 * @param arguments what this run adds to the query
	 * @param position an offset, or the keys of the last row seen
	 * @return the plan, with the numbers of this run, which reads one row more than the
	 * window has
	 */
	public QueryPlan explainScroll(QueryArguments arguments, ScrollPosition position) {
		return explain(from(position, arguments, length(arguments)));
	}

	/**
	 * Counts as {@link #count} does, and shows how.
	 * @param arguments what this run adds to the query
	 * @return the plan, with the numbers of this run
	 */
	public QueryPlan explainCount(QueryArguments arguments) {
		return this.source.explainCount(this.source.open(this.context.work(), arguments), arguments);
	}

	/**
	 * Looks for a match as {@link #exists} does, and shows how.
	 * @param arguments what this run adds to the query
	 * @return the plan, with the numbers of this run
	 */
	public QueryPlan explainExists(QueryArguments arguments) {
		return this.source.explainExists(this.source.open(this.context.work(), arguments), arguments);
	}

	@Override
	public String toString() {
		return this.source.toString();
	}

}
