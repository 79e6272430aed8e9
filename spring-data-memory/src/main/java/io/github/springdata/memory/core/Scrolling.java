package io.github.springdata.memory.core;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

import org.jspecify.annotations.Nullable;

import io.github.springdata.memory.query.Criteria;
import io.github.springdata.memory.query.Query;
import io.github.springdata.memory.query.execution.PreparedQuery;
import io.github.springdata.memory.query.execution.QueryArguments;

import org.springframework.data.domain.KeysetScrollPosition;
import org.springframework.data.domain.OffsetScrollPosition;
import org.springframework.data.domain.ScrollPosition;
import org.springframework.data.domain.ScrollPosition.Direction;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Sort.NullHandling;
import org.springframework.data.domain.Window;

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

	private final OperationsSupport support;

	private final EntityTable<E> table;

	private final Query query;

	private final ResultMapper<E, T> mapper;

	Scrolling(OperationsSupport support, EntityTable<E> table, Query query, ResultMapper<E, T> mapper) {
		this.support = support;
		this.table = table;
		this.query = query;
		this.mapper = mapper;
	}

	Window<T> scroll(QueryArguments arguments, ScrollPosition position) {
		Sort sort = this.query.getSort().and(arguments.sort());
		int limit = (arguments.limit() != Query.UNLIMITED) ? arguments.limit() : this.query.getLimit();
		QueryArguments rest = QueryArguments.of(arguments.values())
			.withLimit((limit != Query.UNLIMITED) ? limit + 1 : Query.UNLIMITED);
		if (position instanceof KeysetScrollPosition keyset) {
			return scroll(rest, limit, withId(sort), keyset);
		}
		if (position instanceof OffsetScrollPosition offset) {
			return scroll(rest, limit, sort, offset);
		}
		throw new IllegalArgumentException("Unknown kind of scroll position: " + position);
	}

	private Window<T> scroll(QueryArguments arguments, int limit, Sort sort, OffsetScrollPosition position) {
		long start = position.isInitial() ? 0 : position.getOffset() + 1;
		Query all = Query.query(this.query.getCriteria()).sort(sort);
		Work work = this.support.work();
		List<Object> rows = run(work, all, arguments.withOffset(start));
		return window(work, rows, limit, false, OffsetScrollPosition.positionFunction(start));
	}

	private Window<T> scroll(QueryArguments arguments, int limit, Sort sort, KeysetScrollPosition position) {
		boolean backward = position.scrollsBackward();
		Sort order = backward ? reverse(sort) : sort;
		Query query = Query.query(following(order, position)).sort(order);
		Work work = this.support.work();
		List<Object> rows = run(work, query, arguments);
		Direction direction = position.getDirection();
		return window(work, rows, limit, backward, (i) -> ScrollPosition.of(keys(sort, rows.get(i)), direction));
	}

	private Criteria following(Sort order, KeysetScrollPosition position) {
		Criteria criteria = this.query.getCriteria();
		return position.isInitial() ? criteria
				: Criteria.allOf(List.of(criteria, Keyset.after(order, position.getKeys())));
	}

	private List<Object> run(Work work, Query query, QueryArguments arguments) {
		PreparedQuery prepared = this.support.prepare(query, this.table);
		return prepared.list(work.open(new Search(this.table, prepared, arguments)), arguments);
	}

	/**
	 * Drops the row that shows whether there are more.
	 */
	private Window<T> window(Work work, List<Object> rows, int limit, boolean reverse,
			IntFunction<? extends ScrollPosition> positions) {
		boolean more = limit != Query.UNLIMITED && rows.size() > limit;
		if (more) {
			rows.remove(limit);
		}
		if (reverse) {
			Collections.reverse(rows);
		}
		return Window.from(this.mapper.map(work, this.table, rows), positions, more);
	}

	private Map<String, @Nullable Object> keys(Sort sort, Object row) {
		Map<String, @Nullable Object> keys = new LinkedHashMap<>();
		sort.forEach(
				(order) -> keys.put(order.getProperty(), this.table.entity().getPath(order.getProperty()).read(row)));
		return keys;
	}

	/**
	 * The opposite order, where nulls change their end as well.
	 */
	private static Sort reverse(Sort sort) {
		return Sort.by(sort.stream().map((order) -> order.reverse().with(opposite(order.getNullHandling()))).toList());
	}

	private static NullHandling opposite(NullHandling handling) {
		return switch (handling) {
			case NATIVE -> NullHandling.NATIVE;
			case NULLS_FIRST -> NullHandling.NULLS_LAST;
			case NULLS_LAST -> NullHandling.NULLS_FIRST;
		};
	}

	private Sort withId(Sort sort) {
		String id = this.table.entity().getRequiredIdProperty().getName();
		return (sort.getOrderFor(id) != null) ? sort : sort.and(Sort.by(id));
	}

}
