package io.github.springdata.memory.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.github.springdata.memory.query.Query;
import io.github.springdata.memory.query.Update;
import io.github.springdata.memory.query.execution.QueryArguments;
import io.github.springdata.memory.query.execution.QueryPlan;
import io.github.springdata.memory.query.value.ValueKey;
import io.github.springdata.memory.transaction.MemoryResourceHolder;

import org.springframework.dao.IncorrectResultSizeDataAccessException;
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

/**
 * A query for projections, each of them once. What it finds is cut after equal ones have
 * been dropped.
 *
 * @param <T> the type of the projections
 */
final class DistinctEntityQuery<T> implements EntityQuery<T> {

	private final EntityQuery<T> repeating;

	private final EntityQuery<Keyed<T>> whole;

	private final Query query;

	/**
	 * Creates a query.
	 * @param repeating the query with equal results
	 * @param whole the same without offset and limit
	 * @param query knows offset and limit
	 */
	DistinctEntityQuery(EntityQuery<T> repeating, EntityQuery<Keyed<T>> whole, Query query) {
		this.repeating = repeating;
		this.whole = whole;
		this.query = query;
	}

	@Override
	public List<T> list(QueryArguments arguments) {
		return collect(cut(this.whole.list(uncut(arguments)).stream(), arguments));
	}

	@Override
	public Stream<T> stream(QueryArguments arguments) {
		return cut(this.whole.stream(uncut(arguments)), arguments);
	}

	@Override
	public Optional<T> one(QueryArguments arguments) {
		List<T> found = collect(stream(arguments).limit(2));
		if (found.size() > 1) {
			throw new IncorrectResultSizeDataAccessException(
					"Query '%s' has more than one distinct result".formatted(this.repeating), 1);
		}
		return found.isEmpty() ? Optional.empty() : Optional.ofNullable(found.get(0));
	}

	@Override
	public @Nullable T first(QueryArguments arguments) {
		List<T> found = collect(stream(arguments).limit(1));
		return found.isEmpty() ? null : found.get(0);
	}

	@Override
	public Page<T> page(QueryArguments arguments, Pageable pageable) {
		List<T> all = all(arguments, pageable);
		return new PageImpl<>(pageOf(all, pageable), pageable, all.size());
	}

	@Override
	public Slice<T> slice(QueryArguments arguments, Pageable pageable) {
		List<T> all = all(arguments, pageable);
		boolean more = pageable.isPaged() && all.size() > pageable.getOffset() + pageable.getPageSize();
		return new SliceImpl<>(pageOf(all, pageable), pageable, more);
	}

	private List<T> all(QueryArguments arguments, Pageable pageable) {
		return list(uncut(arguments).withSort(arguments.sort().and(pageable.getSort())));
	}

	private static <T> List<T> pageOf(List<T> all, Pageable pageable) {
		return pageable.isUnpaged() ? all
				: collect(all.stream().skip(pageable.getOffset()).limit(pageable.getPageSize()));
	}

	@Override
	public Window<T> scroll(QueryArguments arguments, ScrollPosition position) {
		throw unscrollable();
	}

	private UnsupportedOperationException unscrollable() {
		return new UnsupportedOperationException(
				"Distinct projections of query '%s' cannot be scrolled; use pages or slices".formatted(this.repeating));
	}

	@Override
	public SearchResults<T> search(QueryArguments arguments) {
		throw measured("scores");
	}

	@Override
	public GeoResults<T> geoNear(QueryArguments arguments) {
		throw measured("distances");
	}

	@Override
	public GeoPage<T> geoNear(QueryArguments arguments, Pageable pageable) {
		throw measured("distances");
	}

	private UnsupportedOperationException measured(String what) {
		return new UnsupportedOperationException(
				"Distinct projections of query '%s' have no %s of their own; leave 'distinct' out"
					.formatted(this.repeating, what));
	}

	@Override
	public long count(QueryArguments arguments) {
		return stream(arguments).count();
	}

	@Override
	public boolean exists(QueryArguments arguments) {
		return stream(arguments).limit(1).count() > 0;
	}

	@Override
	public List<T> delete(QueryArguments arguments) {
		return this.repeating.delete(arguments);
	}

	@Override
	public long deleteAndCount(QueryArguments arguments) {
		return this.repeating.deleteAndCount(arguments);
	}

	@Override
	public long update(Update update, QueryArguments arguments) {
		return this.repeating.update(update, arguments);
	}

	@Override
	public <R> EntityQuery<R> as(Class<R> type) {
		return this.repeating.as(type).distinct();
	}

	@Override
	public <R> EntityQuery<R> project(List<String> paths, Class<R> type) {
		return this.repeating.project(paths, type).distinct();
	}

	@Override
	public <R> EntityQuery<R> project(String path, Class<R> type) {
		return this.repeating.project(path, type).distinct();
	}

	@Override
	public EntityQuery<T> distinct() {
		return this;
	}

	@Override
	public EntityQuery<T> named(String name) {
		return new DistinctEntityQuery<>(this.repeating.named(name), this.whole.named(name), this.query);
	}

	@Override
	public EntityQuery<T> within(@Nullable MemoryResourceHolder transaction) {
		return new DistinctEntityQuery<>(this.repeating.within(transaction), this.whole.within(transaction),
				this.query);
	}

	@Override
	public QueryPlan explain(QueryArguments arguments) {
		return this.whole.explain(uncut(arguments));
	}

	@Override
	public QueryPlan explainScroll(QueryArguments arguments, ScrollPosition position) {
		throw unscrollable();
	}

	@Override
	public QueryPlan explainCount(QueryArguments arguments) {
		return explain(arguments);
	}

	@Override
	public QueryPlan explainExists(QueryArguments arguments) {
		return explain(arguments.withLimit(1));
	}

	private static QueryArguments uncut(QueryArguments arguments) {
		return arguments.withOffset(0).withLimit(Query.UNLIMITED);
	}

	private Stream<T> cut(Stream<Keyed<T>> results, QueryArguments arguments) {
		Stream<T> own = cut(results.distinct().map(Keyed::result), this.query.getOffset(), this.query.getLimit());
		return cut(own, arguments.offset(), arguments.limit());
	}

	private static <T> Stream<T> cut(Stream<T> results, long offset, int limit) {
		Stream<T> rest = results.skip(offset);
		return (limit != Query.UNLIMITED) ? rest.limit(limit) : rest;
	}

	private static <T> List<T> collect(Stream<T> results) {
		return results.collect(Collectors.toCollection(ArrayList::new));
	}

	@Override
	public String toString() {
		return "distinct " + this.repeating;
	}

	/**
	 * A projection that is equal to others made of equal properties.
	 *
	 * @param properties what it is made of
	 * @param result the projection
	 */
	record Keyed<T>(@Nullable Object[] properties, T result) {

		private Object key() {
			return ValueKey.ofAll(this.properties);
		}

		@Override
		public boolean equals(@Nullable Object other) {
			return other instanceof Keyed<?> keyed && key().equals(keyed.key());
		}

		@Override
		public int hashCode() {
			return key().hashCode();
		}

		@Override
		public String toString() {
			return String.valueOf(this.result);
		}

	}

}
