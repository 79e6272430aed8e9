package io.github.springdata.memory.core;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import io.github.springdata.memory.mapping.MemoryPersistentEntity;
import io.github.springdata.memory.message.MessageText;
import io.github.springdata.memory.query.Criteria;
import io.github.springdata.memory.query.Query;
import io.github.springdata.memory.query.execution.TableSource;
import io.github.springdata.memory.query.statement.EntitySelection;
import io.github.springdata.memory.query.statement.PreparedDelete;
import io.github.springdata.memory.query.statement.PreparedInsert;
import io.github.springdata.memory.query.statement.PreparedSelect;
import io.github.springdata.memory.query.statement.PreparedStatement;
import io.github.springdata.memory.query.statement.PreparedUpdate;
import io.github.springdata.memory.query.statement.StatementEngine;
import io.github.springdata.memory.query.syntax.InvalidStatementException;
import io.github.springdata.memory.query.syntax.Selection;
import io.github.springdata.memory.transaction.MemoryResourceHolder;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Statements in Jakarta's query language, checked and compiled once to be run many times.
 */
public final class Statements {

	private final CompiledTexts texts;

	private final QueryContext context;

	private final EntityTables tables;

	private final EntityWriter writer;

	private final StatementEngine engine;

	Statements(QueryContext context, EntityTables tables, EntityWriter writer, StatementEngine engine) {
		this(context, tables, writer, engine, new CompiledTexts(engine));
	}

	private Statements(QueryContext context, EntityTables tables, EntityWriter writer, StatementEngine engine,
			CompiledTexts texts) {
		this.texts = texts;
		this.context = context;
		this.tables = tables;
		this.writer = writer;
		this.engine = engine;
	}

	/**
	 * The same with what the queries of another template share.
	 */
	Statements within(QueryContext other) {
		return new Statements(other, this.tables, this.writer, this.engine, this.texts);
	}

	/**
	 * The same in a given transaction, or in none.
	 */
	Statements within(@Nullable MemoryResourceHolder transaction) {
		return within(this.context.within(transaction));
	}

	private PreparedStatement prepare(String text, @Nullable Class<?> entity, @Nullable Class<?> resultType) {
		try {
			return this.texts.get(text, entity, resultType);
		}
		catch (InvalidStatementException ex) {
			throw ForeignTexts.explain(ex, (entity != null) ? entity : resultType);
		}
	}

	/**
	 * Compiles a selection that was put together in code.
	 */
	PreparedSelect prepare(Class<?> entity, Criteria matching, Selection selection) {
		return this.engine.prepare(selection, entity, matching);
	}

	static Set<Class<?>> types(PreparedStatement statement) {
		return statement.entities()
			.stream()
			.map(MemoryPersistentEntity::getType)
			.collect(Collectors.toUnmodifiableSet());
	}

	/**
	 * Compiles a statement that finds something.
	 * @param <T> the type of the results
	 * @param text the text
	 * @param entity the entity that is meant where the text names none, or {@code null}
	 * @param resultType the entity, a type that a single item converts to, a record or
	 * class with a constructor for the items, an interface with accessors for their
	 * names, {@code Object[]}, {@link java.util.Map} by name, or {@code Object}
	 * @return the statement
	 * @throws io.github.springdata.memory.query.syntax.InvalidStatementException if the
	 * text is no statement, or does not fit the entities
	 * @throws IllegalArgumentException if the items do not fit the type of the results,
	 * or the statement writes
	 */
	public <T> SelectStatement<T> select(String text, @Nullable Class<?> entity, Class<T> resultType) {
		Assert.notNull(resultType, "Result type must not be null");
		PreparedStatement statement = prepare(text, entity, resultType);
		if (!(statement instanceof PreparedSelect select)) {
			throw new IllegalArgumentException(
					"the statement changes rows, and has no results but their number; annotate the method with @Modifying, or call execute(..): "
							+ MessageText.cut(text));
		}
		return new SelectStatement<>(select, query(select, resultType));
	}

	<T> EntityQuery<T> query(PreparedSelect select, Class<T> resultType) {
		EntitySelection entity = select.entity();
		if (entity != null && !resultType.isArray()) {
			return new EntityQuery<>(this.context, rows(entity).select(this.context, Selected.as(resultType)));
		}
		EntitySelection rows = select.rows();
		return new EntityQuery<>(this.context, TupleResults.of(this.tables, select, (rows != null) ? rows(rows) : null,
				this.context.projections(), resultType));
	}

	private EntityResults<?, ?> rows(EntitySelection selection) {
		return rows(this.tables.of(selection.entity().getType()), selection.query());
	}

	private <E> EntityResults<E, E> rows(EntityTable<E> table, Query query) {
		return new EntityResults<>(table, this.context.prepare(query, table), new ResultMapper.Entities<>());
	}

	/**
	 * Compiles a statement that updates, deletes or inserts.
	 * @param text the text
	 * @param entity the entity that is meant where the text names none, or {@code null}
	 * @return the statement
	 * @throws io.github.springdata.memory.query.syntax.InvalidStatementException if the
	 * text is no statement, or does not fit the entities
	 * @throws IllegalArgumentException if the statement does not write
	 */
	public ModifyingStatement modifying(String text, @Nullable Class<?> entity) {
		PreparedStatement statement = prepare(text, entity, null);
		if (statement instanceof PreparedSelect) {
			throw new IllegalArgumentException(
					"the statement finds results and changes nothing; leave out @Modifying, or call query(..): "
							+ MessageText.cut(text));
		}
		List<EntityTable<?>> tables = this.tables.of(statement.entities());
		return new ModifyingStatement(this, statement, tables);
	}

	long execute(PreparedStatement statement, List<EntityTable<?>> tables, @Nullable Object[] values) {
		UnitOfWork work = this.context.work();
		tables.forEach(work::flush);
		if (statement instanceof PreparedUpdate update) {
			return this.context.bulkUpdate()
				.update(work, this.tables.of(update.entity().getType()),
						(transaction) -> update.changes(EntityTables.source(transaction, tables), values));
		}
		if (statement instanceof PreparedDelete delete) {
			return this.context.remover()
				.deleteRows(work, this.tables.of(delete.entity().getType()),
						(transaction) -> delete.rows(EntityTables.source(transaction, tables), values));
		}
		return insert(work, (PreparedInsert) statement, tables, values);
	}

	/**
	 * Inserts what a statement selects. In a transaction of the caller, callbacks may use
	 * that, so that they are called before anything is written; without one, reading and
	 * writing are one transaction.
	 */
	private long insert(UnitOfWork work, PreparedInsert insert, List<EntityTable<?>> tables,
			@Nullable Object[] values) {
		if (work instanceof AutoCommitUnitOfWork) {
			return this.writer.insertAll(work,
					(transaction) -> created(insert, EntityTables.source(transaction, tables), values));
		}
		return this.writer.writeAll(work, created(insert, work.open(tables), values), SaveMode.INSERT).size();
	}

	private static List<Object> created(PreparedInsert insert, TableSource source, @Nullable Object[] values) {
		return insert.rows(source, values).stream().map((row) -> NewInstances.create(insert.entity(), row)).toList();
	}

	List<?> instances(PreparedStatement statement, List<EntityTable<?>> tables, @Nullable Object[] values) {
		UnitOfWork work = this.context.work();
		TableSource source = work.open(tables);
		if (statement instanceof PreparedDelete delete) {
			return work.instances(this.tables.of(delete.entity().getType()), delete.rows(source, values));
		}
		return (statement instanceof PreparedInsert insert) ? created(insert, source, values) : List.of();
	}

}
