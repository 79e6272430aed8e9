package io.github.springdata.memory.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

import io.github.springdata.memory.message.MessageText;
import io.github.springdata.memory.query.Query;
import io.github.springdata.memory.query.Update;
import io.github.springdata.memory.query.execution.PreparedQuery;
import io.github.springdata.memory.query.execution.QueryArguments;
import io.github.springdata.memory.query.execution.QueryPlan;
import io.github.springdata.memory.query.execution.TableSource;
import io.github.springdata.memory.query.statement.PreparedSelect;
import io.github.springdata.memory.transaction.MemoryResourceHolder;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.InvalidDataAccessApiUsageException;
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

/**
 * A statement whose results are made of items.
 *
 * @param <T> the type of the results
 */
final class TupleResults<T> implements EntityQuery<T> {

	private final QueryContext support;

	private final List<EntityTable<?>> tables;

	private final PreparedSelect statement;

	private final @Nullable TupleRows rows;

	private final TupleMapper<T> mapper;

	TupleResults(QueryContext support, List<EntityTable<?>> tables, PreparedSelect statement, @Nullable TupleRows rows,
			TupleMapper<T> mapper) {
		this.rows = rows;
		this.support = support;
		this.tables = tables;
		this.statement = statement;
		this.mapper = mapper;
	}

	@Override
	public List<T> list(QueryArguments arguments) {
		UnitOfWork work = this.support.work();
		List<T> results = new ArrayList<>();
		results(work, work.open(this.tables), arguments).forEach(results::add);
		return results;
	}

	@Override
	public Stream<T> stream(QueryArguments arguments) {
		UnitOfWork work = this.support.work();
		Stream<@Nullable Object[]> rows = this.statement.run(work.open(this.tables), arguments);
		long moment = work.moment();
		return rows.map((items) -> this.mapper.mapLater(work, items, moment));
	}

	private Stream<T> results(UnitOfWork work, TableSource source, QueryArguments arguments) {
		return this.statement.run(source, arguments).map((items) -> {
			work.checkTime();
			return this.mapper.map(work, items);
		});
	}

	@Override
	public Optional<T> one(QueryArguments arguments) {
		List<T> found = list(atMost(arguments, 2));
		if (found.size() > 1) {
			throw PreparedQuery.tooManyResults(this.statement.name(),
					"Query '%s'".formatted(MessageText.cut(this.statement.text())));
		}
		return found.stream().map(Optional::ofNullable).findFirst().flatMap((result) -> result);
	}

	@Override
	public @Nullable T first(QueryArguments arguments) {
		List<T> found = list(atMost(arguments, 1));
		return found.isEmpty() ? null : found.get(0);
	}

	private static QueryArguments atMost(QueryArguments arguments, int limit) {
		boolean smaller = arguments.limit() != Query.UNLIMITED && arguments.limit() < limit;
		return smaller ? arguments : arguments.withLimit(limit);
	}

	@Override
	public Page<T> page(QueryArguments arguments, Pageable pageable) {
		UnitOfWork work = this.support.work();
		TableSource source = work.open(this.tables);
		List<T> content = new ArrayList<>();
		results(work, source, paged(arguments, pageable)).forEach(content::add);
		boolean last = pageable.isUnpaged() || content.size() < pageable.getPageSize();
		if (last && (pageable.isUnpaged() || pageable.getOffset() == 0 || !content.isEmpty())) {
			return new PageImpl<>(content, pageable, content.size() + (pageable.isPaged() ? pageable.getOffset() : 0));
		}
		return new PageImpl<>(content, pageable, this.statement.count(source, QueryArguments.of(arguments.values())));
	}

	@Override
	public Slice<T> slice(QueryArguments arguments, Pageable pageable) {
		List<T> found = list(sliced(arguments, pageable));
		boolean more = pageable.isPaged() && found.size() > pageable.getPageSize();
		return new SliceImpl<>(more ? found.subList(0, pageable.getPageSize()) : found, pageable, more);
	}

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
		if (this.rows != null && position instanceof KeysetScrollPosition) {
			return scrolling(this.rows, this.rows.table(), arguments).scroll(arguments, position);
		}
		QueryArguments call = following(arguments, position);
		List<T> found = list(call);
		int limit = arguments.limit();
		boolean more = limit != Query.UNLIMITED && found.size() > limit;
		return Window.from(more ? found.subList(0, limit) : found, OffsetScrollPosition.positionFunction(call.offset()),
				more);
	}

	/**
	 * Whether results are made of rows one by one, and have the keys of these.
	 */
	boolean hasKeys() {
		return this.rows != null;
	}

	private <E> Scrolling<E, T> scrolling(TupleRows rows, EntityTable<E> table, QueryArguments arguments) {
		if (!this.statement.isOfRows(arguments.sort())) {
			throw new InvalidDataAccessApiUsageException(
					"Query '%s' is scrolled by keys, and is then sorted by properties of %s, not by %s"
						.formatted(this.statement, table.type().getSimpleName(), arguments.sort()));
		}
		@Nullable Object[] values = arguments.values();
		Function<UnitOfWork, TableSource> moment = atOneMoment();
		return new Scrolling<>(this.support, table, rows.query(),
				new ResultMapper.Items<>(
						(work, row) -> this.mapper.map(work, this.statement.result(moment.apply(work), values, row))),
				(work, search) -> moment.apply(work).table(table.entity()));
	}

	/**
	 * Opens the tables when they are asked for, and then stays with them.
	 */
	private Function<UnitOfWork, TableSource> atOneMoment() {
		List<TableSource> opened = new ArrayList<>(1);
		return (work) -> {
			if (opened.isEmpty()) {
				opened.add(work.open(this.tables));
			}
			return opened.get(0);
		};
	}

	private QueryArguments following(QueryArguments arguments, ScrollPosition position) {
		if (!(position instanceof OffsetScrollPosition offset)) {
			throw new InvalidDataAccessApiUsageException(
					"Query '%s' does not make its results of the rows of one entity, and is scrolled by offset only: start with ScrollPosition.offset()"
						.formatted(this.statement));
		}
		int limit = arguments.limit();
		return arguments.withOffset(QueryArguments.offsetAfter(offset)).withOneMoreThan(limit);
	}

	@Override
	public SearchResults<T> search(QueryArguments arguments) {
		throw unmeasured();
	}

	@Override
	public GeoResults<T> geoNear(QueryArguments arguments) {
		throw unmeasured();
	}

	@Override
	public GeoPage<T> geoNear(QueryArguments arguments, Pageable pageable) {
		throw unmeasured();
	}

	private UnsupportedOperationException unmeasured() {
		return new UnsupportedOperationException(
				"Query '%s' has no scores and no distances; derive the query from a method name with Near"
					.formatted(this.statement));
	}

	@Override
	public long count(QueryArguments arguments) {
		return this.statement.count(this.support.work().open(this.tables), arguments);
	}

	@Override
	public boolean exists(QueryArguments arguments) {
		return count(atMost(arguments, 1)) > 0;
	}

	@Override
	public List<T> delete(QueryArguments arguments) {
		throw readOnly();
	}

	@Override
	public long deleteAndCount(QueryArguments arguments) {
		throw readOnly();
	}

	@Override
	public long update(Update update, QueryArguments arguments) {
		throw readOnly();
	}

	private UnsupportedOperationException readOnly() {
		return new UnsupportedOperationException(
				"Results of query '%s' are not rows that can be written; use an update or delete statement"
					.formatted(this.statement));
	}

	@Override
	public <R> EntityQuery<R> project(List<String> paths, Class<R> type) {
		return project(String.join("', '", paths), type);
	}

	@Override
	public <R> EntityQuery<R> project(String path, Class<R> type) {
		throw new UnsupportedOperationException(
				"Query '%s' has the items of its text as results; select '%s' there".formatted(this.statement, path));
	}

	@Override
	public <R> EntityQuery<R> as(Class<R> type) {
		return new TupleResults<>(this.support, this.tables, this.statement, this.rows, this.mapper.as(type));
	}

	@Override
	public EntityQuery<T> distinct() {
		throw new UnsupportedOperationException(
				"Query '%s' drops equal results only if its text says 'select distinct'".formatted(this.statement));
	}

	@Override
	public EntityQuery<T> named(String name) {
		return new TupleResults<>(this.support, this.tables, this.statement.named(name),
				(this.rows != null) ? this.rows.named(name) : null, this.mapper);
	}

	@Override
	public EntityQuery<T> within(@Nullable MemoryResourceHolder transaction) {
		return new TupleResults<>(this.support.within(transaction), this.tables, this.statement, this.rows,
				this.mapper);
	}

	@Override
	public QueryPlan explainScroll(QueryArguments arguments, ScrollPosition position) {
		if (this.rows != null && position instanceof KeysetScrollPosition) {
			return scrolling(this.rows, this.rows.table(), arguments).explain(arguments, position);
		}
		return explain(following(arguments, position));
	}

	@Override
	public QueryPlan explainCount(QueryArguments arguments) {
		return explain(arguments);
	}

	@Override
	public QueryPlan explainExists(QueryArguments arguments) {
		return explain(atMost(arguments, 1));
	}

	@Override
	public QueryPlan explain(QueryArguments arguments) {
		return this.statement.explain(this.support.work().open(this.tables), arguments);
	}

	@Override
	public String toString() {
		return this.statement.toString();
	}

}
