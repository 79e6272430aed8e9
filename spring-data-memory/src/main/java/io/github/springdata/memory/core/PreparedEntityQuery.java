package io.github.springdata.memory.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.github.springdata.memory.query.Query;
import io.github.springdata.memory.query.Update;
import io.github.springdata.memory.query.execution.PreparedQuery;
import io.github.springdata.memory.query.execution.QueryArguments;
import io.github.springdata.memory.query.execution.QueryPlan;
import io.github.springdata.memory.query.execution.ResultCursor;
import io.github.springdata.memory.store.Table;
import io.github.springdata.memory.transaction.MemoryResourceHolder;

import org.springframework.data.domain.Limit;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageImpl;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.Score;
import org.springframework.data.domain.ScrollPosition;
import org.springframework.data.domain.SearchResult;
import org.springframework.data.domain.SearchResults;
import org.springframework.data.domain.Slice;
import org.springframework.data.domain.SliceImpl;
import org.springframework.data.domain.Window;
import org.springframework.data.geo.Distance;
import org.springframework.data.geo.GeoPage;
import org.springframework.data.geo.GeoResult;
import org.springframework.data.geo.GeoResults;

/**
 * A query compiled for one entity.
 *
 * @param <E> the type of the entity
 * @param <T> the type of the results
 */
final class PreparedEntityQuery<E, T> implements EntityQuery<T> {

	private final QueryContext support;

	private final EntityTable<E> table;

	private final PreparedQuery prepared;

	private final ResultMapper<E, T> mapper;

	PreparedEntityQuery(QueryContext support, EntityTable<E> table, PreparedQuery prepared, ResultMapper<E, T> mapper) {
		this.support = support;
		this.table = table;
		this.prepared = prepared;
		this.mapper = mapper;
	}

	@Override
	public List<T> list(QueryArguments arguments) {
		UnitOfWork work = this.support.work();
		return this.mapper.map(work, this.table, this.prepared.list(work.open(find(arguments)), arguments));
	}

	@Override
	public Stream<T> stream(QueryArguments arguments) {
		UnitOfWork work = this.support.work();
		Stream<Object> rows = this.prepared.stream(work.open(find(arguments)), arguments);
		long moment = work.moment();
		return rows.map((row) -> this.mapper.mapLater(work, this.table, row, moment));
	}

	@Override
	public ResultCursor<T> walk(QueryArguments arguments) {
		UnitOfWork work = this.support.work();
		ResultCursor<Object> rows = this.prepared.walk(work.open(find(arguments)), arguments);
		long moment = work.moment();
		return rows.map((row) -> this.mapper.mapLater(work, this.table, row, moment));
	}

	@Override
	public Optional<T> one(QueryArguments arguments) {
		UnitOfWork work = this.support.work();
		List<Object> rows = this.prepared.list(work.open(find(arguments)), atMost(arguments, 2));
		if (rows.size() > 1) {
			throw this.prepared.tooManyResults();
		}
		return rows.isEmpty() ? Optional.empty() : Optional.ofNullable(this.mapper.map(work, this.table, rows.get(0)));
	}

	@Override
	public @Nullable T first(QueryArguments arguments) {
		UnitOfWork work = this.support.work();
		List<Object> rows = this.prepared.list(work.open(find(arguments)), atMost(arguments, 1));
		return rows.isEmpty() ? null : this.mapper.map(work, this.table, rows.get(0));
	}

	private static QueryArguments atMost(QueryArguments arguments, int limit) {
		boolean smaller = arguments.limit() != Query.UNLIMITED && arguments.limit() < limit;
		return smaller ? arguments : arguments.withLimit(limit);
	}

	@Override
	public Page<T> page(QueryArguments arguments, Pageable pageable) {
		UnitOfWork work = this.support.work();
		Table version = work.open(find(arguments));
		List<T> content = this.mapper.map(work, this.table, this.prepared.list(version, paged(arguments, pageable)));
		return new PageImpl<>(content, pageable, total(version, arguments, pageable, content.size()));
	}

	private long total(Table version, QueryArguments arguments, Pageable pageable, int found) {
		boolean last = pageable.isUnpaged() || found < pageable.getPageSize();
		if (last && (pageable.isUnpaged() || pageable.getOffset() == 0 || found > 0)) {
			return found + (pageable.isPaged() ? pageable.getOffset() : 0);
		}
		return this.prepared.count(version, arguments.withOffset(0).withLimit(Query.UNLIMITED));
	}

	@Override
	public Slice<T> slice(QueryArguments arguments, Pageable pageable) {
		List<T> found = list(sliced(arguments, pageable));
		boolean more = pageable.isPaged() && found.size() > pageable.getPageSize();
		return new SliceImpl<>(more ? found.subList(0, pageable.getPageSize()) : found, pageable, more);
	}

	/**
	 * The piece of the results that a page is, in its order after that of the arguments.
	 */
	private static QueryArguments paged(QueryArguments arguments, Pageable pageable) {
		QueryArguments sorted = arguments.withSort(arguments.sort().and(pageable.getSort()));
		return pageable.isPaged() ? sorted.withOffset(pageable.getOffset()).withLimit(pageable.getPageSize()) : sorted;
	}

	/**
	 * The same with one more, to see whether there is a next slice.
	 */
	private static QueryArguments sliced(QueryArguments arguments, Pageable pageable) {
		QueryArguments page = paged(arguments, pageable);
		return page.withOneMoreThan(page.limit());
	}

	@Override
	public Window<T> scroll(QueryArguments arguments, ScrollPosition position) {
		return scrolling().scroll(arguments, position);
	}

	private Scrolling<E, T> scrolling() {
		return new Scrolling<>(this.support, this.table, this.prepared, this.mapper);
	}

	@Override
	public SearchResults<T> search(QueryArguments arguments) {
		UnitOfWork work = this.support.work();
		List<Object> rows = this.prepared.list(work.open(find(arguments)), arguments);
		Function<Object, Score> scores = this.prepared.scores(arguments);
		return new SearchResults<>(
				pair(work, rows, (instance, row) -> new SearchResult<>(instance, scores.apply(row))));
	}

	@Override
	public GeoResults<T> geoNear(QueryArguments arguments) {
		UnitOfWork work = this.support.work();
		return geoNear(work, work.open(find(arguments)), arguments);
	}

	@Override
	public GeoPage<T> geoNear(QueryArguments arguments, Pageable pageable) {
		UnitOfWork work = this.support.work();
		Table version = work.open(find(arguments));
		GeoResults<T> results = geoNear(work, version, paged(arguments, pageable));
		return new GeoPage<>(results, pageable, total(version, arguments, pageable, results.getContent().size()));
	}

	private GeoResults<T> geoNear(UnitOfWork work, Table version, QueryArguments arguments) {
		List<Object> rows = this.prepared.list(version, arguments);
		Function<Object, Distance> distances = this.prepared.distances(arguments);
		return new GeoResults<>(pair(work, rows, (instance, row) -> new GeoResult<>(instance, distances.apply(row))),
				this.prepared.unit(arguments));
	}

	/**
	 * Makes results of instances and the rows that they come from.
	 */
	private <R> List<R> pair(UnitOfWork work, List<Object> rows, BiFunction<T, Object, R> result) {
		List<T> instances = this.mapper.map(work, this.table, new ArrayList<>(rows));
		return IntStream.range(0, rows.size()).mapToObj((i) -> result.apply(instances.get(i), rows.get(i))).toList();
	}

	@Override
	public long count(QueryArguments arguments) {
		return this.prepared.count(this.support.work().open(find(arguments)), arguments);
	}

	@Override
	public boolean exists(QueryArguments arguments) {
		return this.prepared.exists(this.support.work().open(find(arguments)), arguments);
	}

	@Override
	public List<T> delete(QueryArguments arguments) {
		if (!this.mapper.isEntity()) {
			throw new UnsupportedOperationException(
					"A deletion returns entities of type %s, not a projection; delete first, then map"
						.formatted(this.table.type().getName()));
		}
		UnitOfWork work = this.support.work();
		work.flush(this.table);
		return this.mapper.cast(this.support.remover().deleteInstances(work, this.table, find(arguments)::rows));
	}

	@Override
	public long deleteAndCount(QueryArguments arguments) {
		UnitOfWork work = this.support.work();
		work.flush(this.table);
		return this.support.remover().deleteRows(work, this.table, find(arguments)::rows);
	}

	@Override
	public long update(Update update, QueryArguments arguments) {
		return this.support.bulkUpdate()
			.update(this.support.work(), this.table, find(arguments)::rows, update, arguments.values());
	}

	@Override
	public <R> EntityQuery<R> as(Class<R> type) {
		return new PreparedEntityQuery<>(this.support, this.table, this.prepared,
				this.support.projections().mapper(this.table, type));
	}

	@Override
	public <R> EntityQuery<R> project(List<String> paths, Class<R> type) {
		return new PreparedEntityQuery<>(this.support, this.table, this.prepared,
				this.support.projections().mapper(this.table, paths, type));
	}

	@Override
	public <R> EntityQuery<R> project(String path, Class<R> type) {
		return new PreparedEntityQuery<>(this.support, this.table, this.prepared,
				this.support.projections().property(this.table, path, type));
	}

	@Override
	public EntityQuery<T> distinct() {
		Query query = this.prepared.getQuery();
		return (this.mapper instanceof ResultMapper.Projections<E, T> projections)
				? new DistinctEntityQuery<>(this, keyed(query, projections), query) : this;
	}

	private EntityQuery<DistinctEntityQuery.Keyed<T>> keyed(Query query, ResultMapper.Projections<E, T> projections) {
		Query whole = query.offset(0).limit(Limit.unlimited());
		return new PreparedEntityQuery<>(this.support, this.table, this.support.prepare(whole, this.table),
				projections.keyed());
	}

	@Override
	public EntityQuery<T> named(String name) {
		return new PreparedEntityQuery<>(this.support, this.table, this.prepared.named(name), this.mapper);
	}

	@Override
	public EntityQuery<T> within(@Nullable MemoryResourceHolder transaction) {
		return new PreparedEntityQuery<>(this.support.within(transaction), this.table, this.prepared, this.mapper);
	}

	@Override
	public QueryPlan explain(QueryArguments arguments) {
		return this.prepared.explain(this.support.work().open(find(arguments)), arguments);
	}

	@Override
	public QueryPlan explainScroll(QueryArguments arguments, ScrollPosition position) {
		return scrolling().explain(arguments, position);
	}

	@Override
	public QueryPlan explainCount(QueryArguments arguments) {
		return this.prepared.explainCount(this.support.work().open(find(arguments)), arguments);
	}

	@Override
	public QueryPlan explainExists(QueryArguments arguments) {
		return this.prepared.explainExists(this.support.work().open(find(arguments)), arguments);
	}

	private TableQuery find(QueryArguments arguments) {
		return new TableQuery(this.table, this.prepared, arguments);
	}

	@Override
	public String toString() {
		return "%s on %s".formatted(this.prepared, this.table.type().getName());
	}

}
