package io.github.springdata.memory.core;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.github.springdata.memory.query.Query;
import io.github.springdata.memory.query.execution.PreparedQuery;
import io.github.springdata.memory.query.execution.QueryArguments;
import io.github.springdata.memory.query.execution.QueryPlan;
import io.github.springdata.memory.query.execution.ResultCursor;
import io.github.springdata.memory.query.execution.TableSource;

import org.springframework.dao.IncorrectResultSizeDataAccessException;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.data.domain.KeysetScrollPosition;
import org.springframework.data.domain.Limit;
import org.springframework.data.domain.OffsetScrollPosition;
import org.springframework.data.domain.Window;

/**
 * Projections of the rows of an entity, each of them once. They are cut after equal ones
 * have been dropped.
 *
 * @param <E> the type of the entity
 * @param <T> the type of the projections
 * @param repeating the results with equal ones
 * @param whole the query without offset and limit
 * @param mapper makes the projections
 */
record DistinctResults<E, T>(EntityResults<E, T> repeating, PreparedQuery whole,
		ResultMapper.Projections<E, T> mapper) implements ResultSource<T> {

	static <E, T> DistinctResults<E, T> of(QueryContext context, EntityResults<E, T> repeating,
			ResultMapper.Projections<E, T> mapper) {
		Query whole = repeating.query().getQuery().offset(0).limit(Limit.unlimited());
		return new DistinctResults<>(repeating, context.prepare(whole, repeating.table()), mapper);
	}

	@Override
	public TableSource open(UnitOfWork work, QueryArguments arguments) {
		return EntityResults.open(work, new TableQuery(this.repeating.table(), this.whole, uncut(arguments)));
	}

	private static QueryArguments uncut(QueryArguments arguments) {
		return new QueryArguments(arguments.values(), arguments.sort(), 0, Query.UNLIMITED, null);
	}

	@Override
	public List<Object> list(TableSource version, QueryArguments arguments) {
		return instances(version, arguments, UnaryOperator.identity()).map(this.mapper.projection())
			.collect(Collectors.toCollection(ArrayList::new));
	}

	/**
	 * The entities that projections are made of, each the first of those that are equal.
	 * @param newest gives the row to read in place of one that was found
	 */
	private Stream<E> instances(TableSource version, QueryArguments arguments, UnaryOperator<Object> newest) {
		Set<Object> seen = new HashSet<>();
		Stream<E> different = this.whole.stream(this.repeating.rows(version), uncut(arguments))
			.map((row) -> this.repeating.table().load(newest.apply(row)))
			.filter((entity) -> seen.add(this.mapper.key(entity)));
		if (arguments.position() instanceof OffsetScrollPosition position) {
			return cut(different, QueryArguments.offsetAfter(position), arguments.limit());
		}
		Query query = this.repeating.query().getQuery();
		return cut(cut(different, query.getOffset(), query.getLimit()), arguments.offset(), arguments.limit());
	}

	private static <R> Stream<R> cut(Stream<R> results, long offset, int limit) {
		Stream<R> rest = (offset > 0) ? results.skip(offset) : results;
		return (limit != Query.UNLIMITED) ? rest.limit(limit) : rest;
	}

	@Override
	@SuppressWarnings("unchecked")
	public @Nullable T result(UnitOfWork work, Object found) {
		return (T) found;
	}

	@Override
	@SuppressWarnings("unchecked")
	public List<T> results(UnitOfWork work, List<Object> found) {
		return (List<T>) found;
	}

	@Override
	public Stream<T> stream(UnitOfWork work, TableSource version, QueryArguments arguments) {
		return instances(version, arguments, (row) -> work.newest(this.repeating.table(), row))
			.map(this.mapper.projection());
	}

	@Override
	public ResultCursor<T> walk(UnitOfWork work, TableSource version, QueryArguments arguments) {
		return ResultCursor.of(stream(work, version, arguments).iterator());
	}

	@Override
	public long count(TableSource version, QueryArguments arguments) {
		return instances(version, arguments, UnaryOperator.identity()).count();
	}

	@Override
	public boolean exists(TableSource version, QueryArguments arguments) {
		return instances(version, arguments, UnaryOperator.identity()).findAny().isPresent();
	}

	@Override
	public QueryPlan explain(TableSource version, QueryArguments arguments) {
		return this.whole.explain(this.repeating.rows(version), uncut(arguments));
	}

	@Override
	public IncorrectResultSizeDataAccessException tooMany() {
		return new IncorrectResultSizeDataAccessException(
				"Query '%s' has more than one distinct result".formatted(this.repeating), 1);
	}

	@Override
	public int windowLength() {
		return this.repeating.windowLength();
	}

	@Override
	public Window<T> scroll(UnitOfWork work, TableSource version, QueryArguments arguments,
			KeysetScrollPosition position, int length) {
		throw new InvalidDataAccessApiUsageException(
				"Distinct projections of query '%s' have no keys; scroll by offset, from ScrollPosition.offset()"
					.formatted(this.repeating));
	}

	@Override
	public EntityResults<E, T> written() {
		return this.repeating;
	}

	@Override
	public EntityResults<E, T> measured(String measures) {
		throw new UnsupportedOperationException(
				"Distinct projections of query '%s' have no %s of their own; leave 'distinct' out"
					.formatted(this.repeating, measures));
	}

	@Override
	public <R> ResultSource<R> select(QueryContext context, Selected<R> selected) {
		return this.repeating.select(context, selected).distinct(context);
	}

	@Override
	public DistinctResults<E, T> distinct(QueryContext context) {
		return this;
	}

	@Override
	public DistinctResults<E, T> named(String name) {
		return new DistinctResults<>(this.repeating.named(name), this.whole.named(name), this.mapper);
	}

	@Override
	public String toString() {
		return "distinct " + this.repeating;
	}

}
