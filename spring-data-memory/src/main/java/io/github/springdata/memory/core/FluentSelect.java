package io.github.springdata.memory.core;

import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.github.springdata.memory.query.Criteria;
import io.github.springdata.memory.query.Query;
import io.github.springdata.memory.query.execution.QueryArguments;
import io.github.springdata.memory.query.execution.QueryPlan;

import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.ScrollPosition;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Window;
import org.springframework.util.Assert;

/**
 * A query as far as it is put together. It is compiled when it is run.
 *
 * @param <E> the type of the entity
 * @param <T> the type of the results
 * @param context what queries share
 * @param table the table
 * @param query the query
 * @param mapper makes results
 */
record FluentSelect<E, T>(QueryContext context, EntityTable<E> table, Query query,
		ResultMapper<E, T> mapper) implements SelectOperation<T> {

	@Override
	public SelectOperation<T> matching(Query query) {
		Assert.notNull(query, "Query must not be null");
		return with(query);
	}

	@Override
	public SelectOperation<T> matching(Criteria criteria) {
		Query query = Query.query(criteria).sort(this.query.getSort()).offset(this.query.getOffset());
		return with(this.query.isLimited() ? query.limit(this.query.getLimit()) : query);
	}

	@Override
	public SelectOperation<T> sort(Sort sort) {
		return with(this.query.sort(sort));
	}

	@Override
	public SelectOperation<T> limit(int limit) {
		return with(this.query.limit(limit));
	}

	@Override
	public SelectOperation<T> offset(long offset) {
		return with(this.query.offset(offset));
	}

	private SelectOperation<T> with(Query query) {
		return new FluentSelect<>(this.context, this.table, query, this.mapper);
	}

	@Override
	public <R> SelectOperation<R> as(Class<R> type) {
		return new FluentSelect<>(this.context, this.table, this.query,
				this.context.projections().mapper(this.table, Selected.as(type)));
	}

	@Override
	public List<T> all() {
		return prepare().list(QueryArguments.none());
	}

	@Override
	public @Nullable T oneValue() {
		return prepare().one(QueryArguments.none()).orElse(null);
	}

	@Override
	public @Nullable T firstValue() {
		return prepare().first(QueryArguments.none());
	}

	@Override
	public Stream<T> stream() {
		return prepare().stream(QueryArguments.none());
	}

	@Override
	public long count() {
		return prepare().count(QueryArguments.none());
	}

	@Override
	public boolean exists() {
		return prepare().exists(QueryArguments.none());
	}

	@Override
	public Page<T> page(Pageable pageable) {
		Assert.notNull(pageable, "Pageable must not be null");
		return prepare().page(QueryArguments.none(), pageable);
	}

	@Override
	public Window<T> scroll(ScrollPosition position) {
		Assert.notNull(position, "Position must not be null");
		return prepare().scroll(QueryArguments.none(), position);
	}

	@Override
	public QueryPlan explain() {
		return prepare().explain(QueryArguments.none());
	}

	private EntityQuery<T> prepare() {
		return new EntityQuery<>(this.context,
				new EntityResults<>(this.table, this.context.prepare(this.query, this.table), this.mapper));
	}

	@Override
	public String toString() {
		return "%s %s".formatted(this.table.type().getName(), this.query);
	}

}
