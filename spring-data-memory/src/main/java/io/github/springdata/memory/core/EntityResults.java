package io.github.springdata.memory.core;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.github.springdata.memory.query.Update;
import io.github.springdata.memory.query.execution.PreparedQuery;
import io.github.springdata.memory.query.execution.QueryArguments;
import io.github.springdata.memory.query.execution.QueryPlan;
import io.github.springdata.memory.query.execution.ResultCursor;
import io.github.springdata.memory.query.execution.TableSource;
import io.github.springdata.memory.store.Table;
import io.github.springdata.memory.store.Transaction;

import org.springframework.dao.IncorrectResultSizeDataAccessException;
import org.springframework.data.domain.KeysetScrollPosition;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.Score;
import org.springframework.data.domain.ScrollPosition;
import org.springframework.data.domain.SearchResult;
import org.springframework.data.domain.SearchResults;
import org.springframework.data.domain.Window;
import org.springframework.data.geo.Distance;
import org.springframework.data.geo.GeoPage;
import org.springframework.data.geo.GeoResult;
import org.springframework.data.geo.GeoResults;

/**
 * Results that are made of the rows of one entity, one each.
 *
 * @param <E> the type of the entity
 * @param <T> the type of the results
 * @param table the table
 * @param query the query for the rows
 * @param mapper makes results of rows
 */
record EntityResults<E, T>(EntityTable<E> table, PreparedQuery query,
		ResultMapper<E, T> mapper) implements ResultSource<T> {

	@Override
	public TableSource open(UnitOfWork work, QueryArguments arguments) {
		return open(work, find(arguments));
	}

	static TableSource open(UnitOfWork work, TableQuery query) {
		Table table = work.open(query);
		return (entity) -> table;
	}

	Table rows(TableSource version) {
		return version.table(this.table.entity());
	}

	private TableQuery find(QueryArguments arguments) {
		return new TableQuery(this.table, this.query, arguments);
	}

	@Override
	public List<Object> list(TableSource version, QueryArguments arguments) {
		return this.query.list(rows(version), arguments);
	}

	@Override
	public @Nullable T result(UnitOfWork work, Object found) {
		return this.mapper.map(work, this.table, found);
	}

	@Override
	public List<T> results(UnitOfWork work, List<Object> found) {
		return this.mapper.map(work, this.table, found);
	}

	@Override
	public Stream<T> stream(UnitOfWork work, TableSource version, QueryArguments arguments) {
		Stream<Object> rows = this.query.stream(rows(version), arguments);
		long moment = work.moment();
		return rows.map((row) -> this.mapper.mapLater(work, this.table, row, moment));
	}

	@Override
	public ResultCursor<T> walk(UnitOfWork work, TableSource version, QueryArguments arguments) {
		ResultCursor<Object> rows = this.query.walk(rows(version), arguments);
		long moment = work.moment();
		return rows.map((row) -> this.mapper.mapLater(work, this.table, row, moment));
	}

	@Override
	public long count(TableSource version, QueryArguments arguments) {
		return this.query.count(rows(version), arguments);
	}

	@Override
	public boolean exists(TableSource version, QueryArguments arguments) {
		return this.query.exists(rows(version), arguments);
	}

	@Override
	public QueryPlan explain(TableSource version, QueryArguments arguments) {
		return this.query.explain(rows(version), arguments);
	}

	@Override
	public QueryPlan explainCount(TableSource version, QueryArguments arguments) {
		return this.query.explainCount(rows(version), arguments);
	}

	@Override
	public QueryPlan explainExists(TableSource version, QueryArguments arguments) {
		return this.query.explainExists(rows(version), arguments);
	}

	@Override
	public IncorrectResultSizeDataAccessException tooMany() {
		return this.query.tooManyResults();
	}

	@Override
	public int windowLength() {
		return this.query.getQuery().getLimit();
	}

	/**
	 * Finds what follows keys. The id is the last key of the order, so that no two rows
	 * are at the same position; backwards the reversed order is read and the rows are
	 * turned round again.
	 */
	@Override
	public Window<T> scroll(UnitOfWork work, TableSource version, QueryArguments arguments,
			KeysetScrollPosition position, int length) {
		List<Object> rows = list(version, arguments);
		this.query.checkPositions(arguments, rows);
		boolean more = EntityQuery.cut(rows, length);
		if (position.scrollsBackward()) {
			Collections.reverse(rows);
		}
		Function<Object, Map<String, @Nullable Object>> keys = this.query.keys(arguments);
		return Window.from(results(work, rows),
				(i) -> ScrollPosition.of(keys.apply(rows.get(i)), position.getDirection()), more);
	}

	SearchResults<T> search(UnitOfWork work, QueryArguments arguments) {
		List<Object> rows = list(open(work, arguments), arguments);
		Function<Object, Score> scores = this.query.scores(arguments);
		return new SearchResults<>(
				pair(work, rows, (instance, row) -> new SearchResult<>(instance, scores.apply(row))));
	}

	GeoResults<T> geoNear(UnitOfWork work, QueryArguments arguments) {
		return geoNear(work, open(work, arguments), arguments);
	}

	GeoPage<T> geoNear(UnitOfWork work, QueryArguments arguments, Pageable pageable) {
		TableSource version = open(work, arguments);
		GeoResults<T> results = geoNear(work, version, EntityQuery.paged(arguments, pageable));
		int found = results.getContent().size();
		return new GeoPage<>(results, pageable, EntityQuery.total(this, version, arguments, pageable, found));
	}

	private GeoResults<T> geoNear(UnitOfWork work, TableSource version, QueryArguments arguments) {
		List<Object> rows = list(version, arguments);
		Function<Object, Distance> distances = this.query.distances(arguments);
		return new GeoResults<>(pair(work, rows, (instance, row) -> new GeoResult<>(instance, distances.apply(row))),
				this.query.unit(arguments));
	}

	/**
	 * Makes results of instances and the rows that they come from.
	 */
	private <R> List<R> pair(UnitOfWork work, List<Object> rows, BiFunction<T, Object, R> result) {
		List<T> instances = results(work, new ArrayList<>(rows));
		return IntStream.range(0, rows.size()).mapToObj((i) -> result.apply(instances.get(i), rows.get(i))).toList();
	}

	@Override
	public EntityResults<E, T> written() {
		return this;
	}

	@Override
	public EntityResults<E, T> measured(String measures) {
		return this;
	}

	List<T> delete(QueryContext context, QueryArguments arguments) {
		return delete(context, find(arguments)::rows);
	}

	/**
	 * Deletes the only match, and nothing if there are more.
	 */
	@Nullable T deleteOne(QueryContext context, QueryArguments arguments) {
		TableQuery two = find(EntityQuery.atMost(arguments, 2));
		List<T> deleted = delete(context, (transaction) -> {
			List<Object> rows = two.rows(transaction);
			if (rows.size() > 1) {
				throw tooMany();
			}
			return rows;
		});
		return deleted.isEmpty() ? null : deleted.get(0);
	}

	private List<T> delete(QueryContext context, Function<Transaction, List<Object>> rows) {
		if (!this.mapper.isEntity()) {
			throw new UnsupportedOperationException(
					"A deletion returns entities of type %s, not a projection; delete first, then map"
						.formatted(this.table.type().getName()));
		}
		UnitOfWork work = context.work();
		work.flush(this.table);
		return this.mapper.cast(context.remover().deleteInstances(work, this.table, rows));
	}

	long deleteAndCount(QueryContext context, QueryArguments arguments) {
		UnitOfWork work = context.work();
		work.flush(this.table);
		return context.remover().deleteRows(work, this.table, find(arguments)::rows);
	}

	long update(QueryContext context, Update update, QueryArguments arguments) {
		return context.bulkUpdate()
			.update(context.work(), this.table, find(arguments)::rows, update, arguments.values());
	}

	@Override
	public <R> EntityResults<E, R> select(QueryContext context, Selected<R> selected) {
		return new EntityResults<>(this.table, this.query, context.projections().mapper(this.table, selected));
	}

	@Override
	public ResultSource<T> distinct(QueryContext context) {
		return (this.mapper instanceof ResultMapper.Projections<E, T> projections)
				? DistinctResults.of(context, this, projections) : this;
	}

	@Override
	public EntityResults<E, T> named(String name) {
		return new EntityResults<>(this.table, this.query.named(name), this.mapper);
	}

	@Override
	public String toString() {
		return "%s on %s".formatted(this.query, this.table.type().getName());
	}

}
