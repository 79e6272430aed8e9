package io.github.springdata.memory.core;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

import io.github.springdata.memory.query.value.ValueKey;

/**
 * Mapper of rows to results.
 *
 * @param <E> the type of the entity
 * @param <T> the type of the results
 */
sealed interface ResultMapper<E, T> {

	/**
	 * The result for a row.
	 */
	T map(UnitOfWork work, EntityTable<E> table, Object row);

	/**
	 * The result for a row that was found some time ago.
	 * @param moment when it was found
	 */
	default T mapLater(UnitOfWork work, EntityTable<E> table, Object row, long moment) {
		return map(work, table, work.newest(table, row));
	}

	/**
	 * The results for rows.
	 * @param rows the rows, in a list that may be returned
	 */
	default List<T> map(UnitOfWork work, EntityTable<E> table, List<Object> rows) {
		List<T> results = new ArrayList<>(rows.size());
		rows.forEach((row) -> results.add(map(work, table, row)));
		return results;
	}

	/**
	 * Whether results are the entities themselves.
	 */
	default boolean isEntity() {
		return false;
	}

	/**
	 * Entities as results.
	 */
	@SuppressWarnings("unchecked")
	default List<T> cast(List<E> entities) {
		return (List<T>) entities;
	}

	/**
	 * The results are the entities, perhaps as a supertype.
	 */
	record Entities<E, T>() implements ResultMapper<E, T> {

		@Override
		@SuppressWarnings("unchecked")
		public T map(UnitOfWork work, EntityTable<E> table, Object row) {
			return (T) work.instance(table, row);
		}

		@Override
		@SuppressWarnings("unchecked")
		public T mapLater(UnitOfWork work, EntityTable<E> table, Object row, long moment) {
			return (T) work.instance(table, work.newest(table, row), moment);
		}

		@Override
		public List<T> map(UnitOfWork work, EntityTable<E> table, List<Object> rows) {
			return cast(work.instances(table, rows));
		}

		@Override
		public boolean isEntity() {
			return true;
		}

	}

	/**
	 * The results are projections. They are made of instances that the transaction does
	 * not manage.
	 *
	 * @param projection makes the projection
	 * @param properties reads what a projection is made of
	 */
	record Projections<E, T>(Function<E, T> projection, Function<E, List<?>> properties) implements ResultMapper<E, T> {

		/**
		 * What the projections of entities are equal by.
		 */
		Object key(E entity) {
			return ValueKey.ofAll(this.properties.apply(entity).toArray());
		}

		@Override
		public T map(UnitOfWork work, EntityTable<E> table, Object row) {
			return this.projection.apply(table.load(row));
		}

	}

	/**
	 * The results are made of the items of a statement.
	 *
	 * @param result makes a result of a row
	 */
	record Items<E, T>(BiFunction<UnitOfWork, Object, T> result) implements ResultMapper<E, T> {

		@Override
		public T map(UnitOfWork work, EntityTable<E> table, Object row) {
			return this.result.apply(work, row);
		}

	}

}
