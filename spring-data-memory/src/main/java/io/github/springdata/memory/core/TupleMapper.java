package io.github.springdata.memory.core;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import io.github.springdata.memory.query.statement.PreparedSelect;
import io.github.springdata.memory.query.statement.ResultItem;
import org.jspecify.annotations.Nullable;

/**
 * Turns the items of a statement's results into results.
 *
 * @param <T> the type of the results
 */
final class TupleMapper<T> {

	private final EntityTables tables;

	private final Projections projections;

	private final PreparedSelect statement;

	private final List<@Nullable EntityTable<?>> entities;

	private final Function<@Nullable Object[], @Nullable Object> shape;

	private TupleMapper(EntityTables tables, Projections projections, PreparedSelect statement,
			Function<@Nullable Object[], @Nullable Object> shape) {
		this.tables = tables;
		this.projections = projections;
		this.statement = statement;
		this.shape = shape;
		this.entities = new ArrayList<>();
		for (ResultItem item : statement.items()) {
			this.entities.add((item.entity() != null) ? tables.of(item.entity().getType()) : null);
		}
	}

	/**
	 * The mapper for a type of results.
	 * @throws IllegalArgumentException if the items do not fit the type
	 */
	static <T> TupleMapper<T> of(EntityTables tables, Projections projections, PreparedSelect statement,
			Class<T> resultType) {
		return new TupleMapper<>(tables, projections, statement, TupleShapes.of(statement, projections, resultType));
	}

	<R> TupleMapper<R> as(Class<R> type) {
		return of(this.tables, this.projections, this.statement, type);
	}

	/**
	 * Maps items that were found some time ago.
	 * @param moment when they were found
	 */
	T mapLater(UnitOfWork work, @Nullable Object[] items, long moment) {
		for (int i = 0; i < items.length; i++) {
			EntityTable<?> table = this.entities.get(i);
			Object row = items[i];
			if (table != null && row != null) {
				items[i] = work.instance(table, work.newest(table, row), moment);
			}
		}
		return shape(items);
	}

	T map(UnitOfWork work, @Nullable Object[] items) {
		for (int i = 0; i < items.length; i++) {
			EntityTable<?> table = this.entities.get(i);
			Object row = items[i];
			if (table != null && row != null) {
				items[i] = work.instance(table, row);
			}
		}
		return shape(items);
	}

	@SuppressWarnings("unchecked")
	private T shape(@Nullable Object[] items) {
		return (T) this.shape.apply(items);
	}

}
