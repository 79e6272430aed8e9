package io.github.springdata.memory.core;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

import io.github.springdata.memory.mapping.MemoryPersistentEntity;
import io.github.springdata.memory.message.MessageText;
import io.github.springdata.memory.query.Query;
import io.github.springdata.memory.query.execution.PreparedQuery;
import io.github.springdata.memory.query.execution.QueryArguments;
import io.github.springdata.memory.query.execution.QueryPlan;
import io.github.springdata.memory.query.execution.ResultCursor;
import io.github.springdata.memory.query.execution.TableSource;
import io.github.springdata.memory.query.statement.PreparedSelect;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.IncorrectResultSizeDataAccessException;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.data.domain.KeysetScrollPosition;
import org.springframework.data.domain.OffsetScrollPosition;
import org.springframework.data.domain.Window;

/**
 * Results that are made of the items of a text.
 *
 * @param <T> the type of the results
 * @param tables the tables that are read
 * @param statement the text
 * @param rows the rows that results are made of, one each, by whose keys they are
 * scrolled; {@code null} if they are not
 * @param entities the tables of the items that are entities, by their places
 * @param shape makes a result of items
 */
record TupleResults<T>(List<EntityTable<?>> tables, PreparedSelect statement, @Nullable EntityResults<?, ?> rows,
		@Nullable EntityTable<?>[] entities,
		Function<@Nullable Object[], @Nullable Object> shape) implements ResultSource<T> {

	/**
	 * The results of a type.
	 * @throws IllegalArgumentException if the items do not fit the type
	 */
	static <T> TupleResults<T> of(EntityTables tables, PreparedSelect statement, @Nullable EntityResults<?, ?> rows,
			Projections projections, Class<T> type) {
		List<EntityTable<?>> read = tables.of(statement.entities());
		@Nullable EntityTable<?>[] entities = new EntityTable<?>[statement.items().size()];
		for (int i = 0; i < entities.length; i++) {
			MemoryPersistentEntity<?> entity = statement.items().get(i).entity();
			entities[i] = (entity != null) ? tables.of(entity.getType()) : null;
		}
		return new TupleResults<>(read, statement, rows, entities, TupleShapes.of(statement, projections, type));
	}

	@Override
	public TableSource open(UnitOfWork work, QueryArguments arguments) {
		return work.open(this.tables);
	}

	@Override
	public List<Object> list(TableSource version, QueryArguments arguments) {
		List<Object> found = new ArrayList<>();
		this.statement.forEach(version, following(arguments), found::add);
		return found;
	}

	/**
	 * The piece of the results that follows an offset.
	 */
	private static QueryArguments following(QueryArguments arguments) {
		return (arguments.position() instanceof OffsetScrollPosition position)
				? arguments.withOffset(QueryArguments.offsetAfter(position)) : arguments;
	}

	@Override
	public @Nullable T result(UnitOfWork work, Object found) {
		return result(work, (@Nullable Object[]) found);
	}

	private T result(UnitOfWork work, @Nullable Object[] items) {
		return result(items, (table, row) -> work.instance(table, row));
	}

	private T later(UnitOfWork work, @Nullable Object[] items, long moment) {
		return result(items, (table, row) -> work.instance(table, work.newest(table, row), moment));
	}

	@SuppressWarnings("unchecked")
	private T result(@Nullable Object[] items, BiFunction<EntityTable<?>, Object, Object> instance) {
		for (int i = 0; i < items.length; i++) {
			EntityTable<?> table = this.entities[i];
			Object row = items[i];
			if (table != null && row != null) {
				items[i] = instance.apply(table, row);
			}
		}
		return (T) this.shape.apply(items);
	}

	@Override
	@SuppressWarnings("unchecked")
	public List<T> results(UnitOfWork work, List<Object> found) {
		found.replaceAll((items) -> {
			work.checkTime();
			return result(work, items);
		});
		return (List<T>) found;
	}

	@Override
	public Stream<T> stream(UnitOfWork work, TableSource version, QueryArguments arguments) {
		Stream<@Nullable Object[]> found = this.statement.run(version, arguments);
		long moment = work.moment();
		return found.map((items) -> later(work, items, moment));
	}

	@Override
	public ResultCursor<T> walk(UnitOfWork work, TableSource version, QueryArguments arguments) {
		ResultCursor<@Nullable Object[]> found = this.statement.walk(version, arguments);
		long moment = work.moment();
		return found.map((items) -> later(work, items, moment));
	}

	@Override
	public long count(TableSource version, QueryArguments arguments) {
		return this.statement.count(version, arguments);
	}

	@Override
	public boolean exists(TableSource version, QueryArguments arguments) {
		return count(version, EntityQuery.atMost(arguments, 1)) > 0;
	}

	@Override
	public QueryPlan explain(TableSource version, QueryArguments arguments) {
		if (arguments.position() instanceof KeysetScrollPosition) {
			return keyed(version, arguments).explain(version, arguments);
		}
		return this.statement.explain(version, following(arguments));
	}

	@Override
	public IncorrectResultSizeDataAccessException tooMany() {
		return PreparedQuery.tooManyResults(this.statement.name(),
				"Query '%s'".formatted(MessageText.cut(this.statement.text())));
	}

	@Override
	public int windowLength() {
		return (this.rows != null) ? this.rows.windowLength() : Query.UNLIMITED;
	}

	@Override
	public Window<T> scroll(UnitOfWork work, TableSource version, QueryArguments arguments,
			KeysetScrollPosition position, int length) {
		return keyed(version, arguments).scroll(work, version, arguments, position, length);
	}

	/**
	 * The same results, made of rows that are found by the keys of an order.
	 */
	private EntityResults<?, T> keyed(TableSource version, QueryArguments arguments) {
		EntityResults<?, ?> rows = this.rows;
		if (rows == null) {
			throw new InvalidDataAccessApiUsageException(
					"Query '%s' does not make its results of the rows of one entity, and is scrolled by offset only: start with ScrollPosition.offset()"
						.formatted(this.statement));
		}
		if (!this.statement.isOfRows(arguments.sort())) {
			throw new InvalidDataAccessApiUsageException(
					"Query '%s' is scrolled by keys, and is then sorted by properties of %s, not by %s"
						.formatted(this.statement, rows.table().type().getSimpleName(), arguments.sort()));
		}
		return keyed(rows, version, arguments.values());
	}

	private <E> EntityResults<E, T> keyed(EntityResults<E, ?> rows, TableSource version, @Nullable Object[] values) {
		return new EntityResults<>(rows.table(), rows.query(),
				new ResultMapper.Items<>((work, row) -> result(work, this.statement.result(version, values, row))));
	}

	@Override
	public EntityResults<?, T> written() {
		throw new UnsupportedOperationException(
				"Results of query '%s' are not rows that can be written; use an update or delete statement"
					.formatted(this.statement));
	}

	@Override
	public EntityResults<?, T> measured(String measures) {
		throw new UnsupportedOperationException("Query '%s' has no %s; derive the query from a method name with Near"
			.formatted(this.statement, measures));
	}

	@Override
	public <R> TupleResults<R> select(QueryContext context, Selected<R> selected) {
		if (!selected.paths().isEmpty()) {
			throw new UnsupportedOperationException("Query '%s' has the items of its text as results; select '%s' there"
				.formatted(this.statement, String.join("', '", selected.paths())));
		}
		return new TupleResults<>(this.tables, this.statement, this.rows, this.entities,
				TupleShapes.of(this.statement, context.projections(), selected.type()));
	}

	@Override
	public TupleResults<T> distinct(QueryContext context) {
		throw new UnsupportedOperationException(
				"Query '%s' drops equal results only if its text says 'select distinct'".formatted(this.statement));
	}

	@Override
	public TupleResults<T> named(String name) {
		return new TupleResults<>(this.tables, this.statement.named(name),
				(this.rows != null) ? this.rows.named(name) : null, this.entities, this.shape);
	}

	@Override
	public String toString() {
		return this.statement.toString();
	}

}
