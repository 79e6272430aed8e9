package io.github.springdata.memory.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.github.springdata.memory.mapping.MemoryPersistentEntity;
import io.github.springdata.memory.message.MessageText;
import io.github.springdata.memory.query.Criteria;
import io.github.springdata.memory.query.execution.TableSource;
import io.github.springdata.memory.query.statement.EntitySelection;
import io.github.springdata.memory.query.statement.PreparedDelete;
import io.github.springdata.memory.query.statement.PreparedInsert;
import io.github.springdata.memory.query.statement.PreparedSelect;
import io.github.springdata.memory.query.statement.PreparedStatement;
import io.github.springdata.memory.query.statement.PreparedUpdate;
import io.github.springdata.memory.query.statement.StatementEngine;
import io.github.springdata.memory.query.statement.StatementParameter;
import io.github.springdata.memory.query.syntax.InvalidStatementException;
import io.github.springdata.memory.query.syntax.Selection;
import io.github.springdata.memory.store.Transaction;
import io.github.springdata.memory.transaction.MemoryResourceHolder;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * The statements of a template.
 */
final class TemplateStatements implements Statements {

	private final ParsedTexts texts;

	private final QueryContext support;

	private final EntityTables tables;

	private final EntityWriter writer;

	private final StatementEngine engine;

	TemplateStatements(QueryContext support, EntityTables tables, EntityWriter writer, StatementEngine engine) {
		this(support, tables, writer, engine, new ParsedTexts());
	}

	private TemplateStatements(QueryContext support, EntityTables tables, EntityWriter writer, StatementEngine engine,
			ParsedTexts texts) {
		this.texts = texts;
		this.support = support;
		this.tables = tables;
		this.writer = writer;
		this.engine = engine;
	}

	/**
	 * The same with what the queries of another template share.
	 */
	TemplateStatements within(QueryContext other) {
		return new TemplateStatements(other, this.tables, this.writer, this.engine, this.texts);
	}

	private PreparedStatement prepare(String text, @Nullable Class<?> entity, @Nullable Class<?> resultType) {
		try {
			return this.engine.prepare(this.texts.get(text), entity, resultType);
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

	private List<EntityTable<?>> tables(PreparedStatement statement) {
		List<EntityTable<?>> tables = new ArrayList<>();
		statement.entities().forEach((entity) -> tables.add(this.tables.of(entity.getType())));
		return tables;
	}

	@Override
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
		boolean tuple = resultType.isArray() || resultType == Map.class;
		if (entity != null && !tuple) {
			return entities(entity, entity.entity().getType(), resultType);
		}
		EntitySelection rows = select.rows();
		return new TupleResults<>(this.support, tables(select), select,
				(rows != null) ? TupleRows.of(this.support, this.tables.of(rows.entity().getType()), rows) : null,
				TupleMapper.of(this.tables, this.support.projections(), select, resultType));
	}

	private <E, T> EntityQuery<T> entities(EntitySelection selection, Class<E> type, Class<T> resultType) {
		EntityTable<E> table = this.tables.of(type);
		ResultMapper<E, T> mapper = this.support.projections().mapper(table, resultType);
		return new PreparedEntityQuery<>(this.support, table, this.support.prepare(selection.query(), table), mapper);
	}

	@Override
	public ModifyingStatement modifying(String text, @Nullable Class<?> entity) {
		PreparedStatement statement = prepare(text, entity, null);
		if (statement instanceof PreparedSelect) {
			throw new IllegalArgumentException(
					"the statement finds results and changes nothing; leave out @Modifying, or call query(..): "
							+ MessageText.cut(text));
		}
		List<EntityTable<?>> tables = tables(statement);
		return new Modifying(this, statement, tables);
	}

	private long execute(PreparedStatement statement, List<EntityTable<?>> tables, @Nullable Object[] values) {
		UnitOfWork work = this.support.work();
		tables.forEach(work::flush);
		if (statement instanceof PreparedUpdate update) {
			return this.support.bulkUpdate()
				.update(work, this.tables.of(update.entity().getType()),
						(transaction) -> update.changes(EntityTables.source(transaction, tables), values));
		}
		if (statement instanceof PreparedDelete delete) {
			return this.support.remover()
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
		List<Object> instances = new ArrayList<>();
		insert.rows(source, values).forEach((row) -> instances.add(NewInstances.create(insert.entity(), row)));
		return instances;
	}

	private List<?> instances(PreparedStatement statement, List<EntityTable<?>> tables, @Nullable Object[] values) {
		UnitOfWork work = this.support.work();
		TableSource source = work.open(tables);
		if (statement instanceof PreparedDelete delete) {
			return work.instances(this.tables.of(delete.entity().getType()), delete.rows(source, values));
		}
		return (statement instanceof PreparedInsert insert) ? created(insert, source, values) : List.of();
	}

	/**
	 * A statement that writes.
	 */
	private record Modifying(TemplateStatements statements, PreparedStatement statement,
			List<EntityTable<?>> tables) implements ModifyingStatement {

		@Override
		public List<StatementParameter> parameters() {
			return this.statement.parameters();
		}

		@Override
		public long execute(Function<StatementParameter, @Nullable Object> argument) {
			return this.statements.execute(this.statement, this.tables, this.statement.values(argument));
		}

		@Override
		public Kind kind() {
			if (this.statement instanceof PreparedUpdate) {
				return Kind.UPDATE;
			}
			return (this.statement instanceof PreparedDelete) ? Kind.DELETE : Kind.INSERT;
		}

		@Override
		public Set<Class<?>> entityTypes() {
			return types(this.statement);
		}

		@Override
		public List<?> instances(Function<StatementParameter, @Nullable Object> argument) {
			return this.statements.instances(this.statement, this.tables, this.statement.values(argument));
		}

		@Override
		public ModifyingStatement named(String name) {
			return new Modifying(this.statements, this.statement.named(name), this.tables);
		}

		@Override
		public ModifyingStatement within(@Nullable MemoryResourceHolder transaction) {
			TemplateStatements other = this.statements.within(this.statements.support.within(transaction));
			return new Modifying(other, this.statement, this.tables);
		}

	}

}
