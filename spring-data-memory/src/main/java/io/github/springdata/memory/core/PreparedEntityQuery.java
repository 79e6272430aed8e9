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
 * Questions that can be asked of a source of results. Slices and windows read one result
 * more than they have, to see whether there are more.
 *
 * @param <V> the version of what is read
 * @param <T> the type of the results
 * @param context what the queries of a template share
 * @param source the source of the results
 */
record PreparedEntityQuery<V, T>(QueryContext context, ResultSource<V, T> source) implements EntityQuery<T> {

	static <T> EntityQuery<T> of(QueryContext context, ResultSource<?, T> source) {
		return new PreparedEntityQuery<>(context, source);
	}

	@Override
	public List<T> list(QueryArguments arguments) {
		UnitOfWork work = this.context.work();
		return this.source.results(work, this.source.list(this.source.open(work, arguments), arguments));
	}

	@Override
	public Stream<T> stream(QueryArguments arguments) {
		UnitOfWork work = this.context.work();
		return this.source.stream(work, this.source.open(work, arguments), arguments);
	}

	@Override
	public ResultCursor<T> walk(QueryArguments arguments) {
		UnitOfWork work = this.context.work();
		return this.source.walk(work, this.source.open(work, arguments), arguments);
	}

	@Override
	public Optional<T> one(QueryArguments arguments) {
		UnitOfWork work = this.context.work();
		List<Object> found = found(work, atMost(arguments, 2));
		if (found.size() > 1) {
			throw this.source.tooMany();
		}
		return found.isEmpty() ? Optional.empty() : Optional.ofNullable(this.source.result(work, found.get(0)));
	}

	@Override
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

	@Override
	public Page<T> page(QueryArguments arguments, Pageable pageable) {
		UnitOfWork work = this.context.work();
		V version = this.source.open(work, arguments);
		List<T> content = this.source.results(work, this.source.list(version, paged(arguments, pageable)));
		return new PageImpl<>(content, pageable, total(this.source, version, arguments, pageable, content.size()));
	}

	/**
	 * The number of all results, which need not be counted for a page that is not full.
	 */
	static <V> long total(ResultSource<V, ?> source, V version, QueryArguments arguments, Pageable pageable,
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

	@Override
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

	@Override
	public Window<T> scroll(QueryArguments arguments, ScrollPosition position) {
		int length = length(arguments);
		QueryArguments call = from(position, arguments, length);
		UnitOfWork work = this.context.work();
		V version = this.source.open(work, call);
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

	@Override
	public SearchResults<T> search(QueryArguments arguments) {
		return this.source.measured("scores").search(this.context.work(), arguments);
	}

	@Override
	public GeoResults<T> geoNear(QueryArguments arguments) {
		return this.source.measured("distances").geoNear(this.context.work(), arguments);
	}

	@Override
	public GeoPage<T> geoNear(QueryArguments arguments, Pageable pageable) {
		return this.source.measured("distances").geoNear(this.context.work(), arguments, pageable);
	}

	@Override
	public long count(QueryArguments arguments) {
		return this.source.count(this.source.open(this.context.work(), arguments), arguments);
	}

	@Override
	public boolean exists(QueryArguments arguments) {
		return this.source.exists(this.source.open(this.context.work(), arguments), arguments);
	}

	@Override
	public List<T> delete(QueryArguments arguments) {
		return this.source.written().delete(this.context, arguments);
	}

	@Override
	public Optional<T> deleteOne(QueryArguments arguments) {
		return Optional.ofNullable(this.source.written().deleteOne(this.context, arguments));
	}

	@Override
	public long deleteAndCount(QueryArguments arguments) {
		return this.source.written().deleteAndCount(this.context, arguments);
	}

	@Override
	public long update(Update update, QueryArguments arguments) {
		return this.source.written().update(this.context, update, arguments);
	}

	@Override
	public <R> EntityQuery<R> as(Class<R> type) {
		return of(this.context, this.source.as(this.context, type));
	}

	@Override
	public <R> EntityQuery<R> project(List<String> paths, Class<R> type) {
		return of(this.context, this.source.project(this.context, paths, type));
	}

	@Override
	public <R> EntityQuery<R> project(String path, Class<R> type) {
		return of(this.context, this.source.project(this.context, path, type));
	}

	@Override
	public EntityQuery<T> distinct() {
		return of(this.context, this.source.distinct(this.context));
	}

	@Override
	public EntityQuery<T> named(String name) {
		return of(this.context, this.source.named(name));
	}

	/**
	 * The same query in a given transaction, or in none.
	 */
	EntityQuery<T> within(@Nullable MemoryResourceHolder transaction) {
		return of(this.context.within(transaction), this.source);
	}

	@Override
	public QueryPlan explain(QueryArguments arguments) {
		return this.source.explain(this.source.open(this.context.work(), arguments), arguments);
	}

	@Override
	public QueryPlan explainScroll(QueryArguments arguments, ScrollPosition position) {
		return explain(from(position, arguments, length(arguments)));
	}

	@Override
	public QueryPlan explainCount(QueryArguments arguments) {
		return this.source.explainCount(this.source.open(this.context.work(), arguments), arguments);
	}

	@Override
	public QueryPlan explainExists(QueryArguments arguments) {
		return this.source.explainExists(this.source.open(this.context.work(), arguments), arguments);
	}

	@Override
	public String toString() {
		return this.source.toString();
	}

}
