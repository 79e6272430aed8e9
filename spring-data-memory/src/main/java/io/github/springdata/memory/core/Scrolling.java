package io.github.springdata.memory.core;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.IntFunction;

import org.jspecify.annotations.Nullable;

import io.github.springdata.memory.query.Query;
import io.github.springdata.memory.query.execution.PreparedQuery;
import io.github.springdata.memory.query.execution.QueryArguments;
import io.github.springdata.memory.query.execution.QueryPlan;

import io.github.springdata.memory.store.Table;

import org.springframework.data.domain.KeysetScrollPosition;
import org.springframework.data.domain.OffsetScrollPosition;
import org.springframework.data.domain.ScrollPosition;
import org.springframework.data.domain.ScrollPosition.Direction;
import org.springframework.data.domain.Window;
import org.springframework.util.Assert;

/**
 * Scrolls through the results of a query. One row more than asked for is read, to see
 * whether there are more. With a keyset the id is the last key of the order, so that no
 * two rows are at the same position; backwards the reversed order is read and the rows
 * are turned round again.
 *
 * @param <E> the type of the entity
 * @param <T> the type of the results
 */
final class Scrolling<E, T> {

	private final QueryContext support;

	private final EntityTable<E> table;

	private final PreparedQuery query;

	private final ResultMapper<E, T> mapper;

	private final BiFunction<UnitOfWork, TableQuery, Table> opening;

	Scrolling(QueryContext support, EntityTable<E> table, PreparedQuery query, ResultMapper<E, T> mapper) {
		this(support, table, query, mapper, UnitOfWork::open);
	}

	/**
	 * Creates a way to scroll.
	 * @param opening gives the table to find rows in
	 */
	Scrolling(QueryContext support, EntityTable<E> table, PreparedQuery query, ResultMapper<E, T> mapper,
			BiFunction<UnitOfWork, TableQuery, Table> opening) {
		this.support = support;
		this.table = table;
		this.query = query;
		this.mapper = mapper;
		this.opening = opening;
	}

	Window<T> scroll(QueryArguments arguments, ScrollPosition position) {
		int limit = limit(arguments);
		QueryArguments call = following(arguments, limit, position);
		UnitOfWork work = this.support.work();
		List<Object> rows = this.query.list(this.opening.apply(work, new TableQuery(this.table, this.query, call)), call);
		if (position instanceof KeysetScrollPosition) {
			this.query.checkPositions(call, rows);
		}
		boolean more = limit != Query.UNLIMITED && rows.size() > limit;
		if (more) {
			rows.remove(limit);
		}
		if (position instanceof KeysetScrollPosition keyset && keyset.scrollsBackward()) {
			Collections.reverse(rows);
		}
		IntFunction<? extends ScrollPosition> positions = positions(call, position, rows);
		return Window.from(this.mapper.map(work, this.table, rows), positions, more);
	}

	QueryPlan explain(QueryArguments arguments, ScrollPosition position) {
		QueryArguments call = following(arguments, limit(arguments), position);
		return this.query.explain(this.opening.apply(this.support.work(), new TableQuery(this.table, this.query, call)),
				call);
	}

	private int limit(QueryArguments arguments) {
		return (arguments.limit() != Query.UNLIMITED) ? arguments.limit() : this.query.getQuery().getLimit();
	}

	private static QueryArguments following(QueryArguments arguments, int limit, ScrollPosition position) {
		Assert.isTrue(position instanceof KeysetScrollPosition || position instanceof OffsetScrollPosition,
				() -> "Scroll position must be one of an offset or of keys but was " + position);
		return arguments.withOneMoreThan(limit).withPosition(position);
	}

	private IntFunction<? extends ScrollPosition> positions(QueryArguments call, ScrollPosition position,
			List<Object> rows) {
		if (position instanceof OffsetScrollPosition offset) {
			return OffsetScrollPosition.positionFunction(QueryArguments.offsetAfter(offset));
		}
		Function<Object, Map<String, @Nullable Object>> keys = this.query.keys(call);
		Direction direction = ((KeysetScrollPosition) position).getDirection();
		return (i) -> ScrollPosition.of(keys.apply(rows.get(i)), direction);
	}

}
