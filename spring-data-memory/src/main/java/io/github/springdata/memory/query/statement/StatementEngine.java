package io.github.springdata.memory.query.statement;

import java.util.ArrayList;
import java.util.List;

import io.github.springdata.memory.mapping.MemoryMappingContext;
import io.github.springdata.memory.mapping.MemoryPersistentEntity;
import io.github.springdata.memory.mapping.PathReader;
import io.github.springdata.memory.query.Criteria;
import io.github.springdata.memory.query.Query;
import io.github.springdata.memory.query.execution.QueryEngine;
import io.github.springdata.memory.query.syntax.Expression;
import io.github.springdata.memory.query.syntax.InvalidStatementException;
import io.github.springdata.memory.query.syntax.Selection;
import io.github.springdata.memory.query.syntax.Statement;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Compiler of statements for the entities of a mapping context.
 * <p>
 * A statement that finds entities, by conditions on their own properties, becomes a
 * {@link Query}, and so has all that queries have. Any other is run here: the conditions
 * on each entity alone become a query for its rows, which are joined, grouped, made into
 * results, sorted and cut.
 */
public final class StatementEngine {

	private final MemoryMappingContext context;

	private final QueryEngine engine;

	/**
	 * Creates an engine.
	 * @param context the context of the entities
	 * @param engine compiles the queries for the rows of one entity
	 */
	public StatementEngine(MemoryMappingContext context, QueryEngine engine) {
		Assert.notNull(context, "MappingContext must not be null");
		Assert.notNull(engine, "QueryEngine must not be null");
		this.context = context;
		this.engine = engine;
	}

	/**
	 * Looks up names, checks types, and compiles a statement.
	 * @param statement the statement
	 * @param entity the entity that is meant where the text names none, or {@code null}
	 * @param resultType the class that a {@code new} in the text may name without its
	 * package, or {@code null}
	 * @return the compiled statement
	 * @throws InvalidStatementException if the statement does not fit the entities
	 */
	public PreparedStatement prepare(Statement statement, @Nullable Class<?> entity, @Nullable Class<?> resultType) {
		Assert.notNull(statement, "Statement must not be null");
		Compilation compilation = compilation(statement.text(), entity);
		if (statement instanceof Statement.Select select) {
			return select(compilation, select, resultType);
		}
		if (statement instanceof Statement.Update update) {
			return update(compilation, update);
		}
		if (statement instanceof Statement.Delete delete) {
			return delete(compilation, delete);
		}
		return insert(compilation, (Statement.Insert) statement);
	}

	/**
	 * Compiles a selection of one entity that was put together in code.
	 * @param selection the selection
	 * @param entity the entity
	 * @param matching what rows have to meet besides
	 * @return the compiled selection
	 * @throws InvalidStatementException if the selection does not fit the entity
	 */
	public PreparedSelect prepare(Selection selection, Class<?> entity, Criteria matching) {
		Assert.notNull(selection, "Selection must not be null");
		Assert.notNull(entity, "Entity must not be null");
		Assert.notNull(matching, "Criteria must not be null");
		String text = "select from " + entity.getSimpleName();
		Compilation compilation = compilation(text, entity).matching(matching);
		CompiledSelection compiled = new SelectionCompiler(compilation).compile(selection, null);
		return new PreparedSelect(facts(compilation), compiled, null, false, null);
	}

	private Compilation compilation(String text, @Nullable Class<?> entity) {
		return new Compilation(text, this.context, this.engine, entity,
				(compilation, selection, scope) -> new SelectionCompiler(compilation).compile(selection, scope));
	}

	private static StatementFacts facts(Compilation compilation) {
		return new StatementFacts(compilation.text(), compilation.parameters(), compilation.slots(),
				compilation.entities(), null);
	}

	private PreparedSelect select(Compilation compilation, Statement.Select select, @Nullable Class<?> resultType) {
		Expression.Instance instance = instance(select.selection().body());
		Class<?> type = (instance != null) ? new InstanceTypes(compilation, resultType).find(instance) : null;
		Selection selection = (instance != null) ? withoutInstance(select.selection(), instance) : select.selection();
		CompiledSelection compiled = new SelectionCompiler(compilation).compile(selection, null);
		return new PreparedSelect(facts(compilation), compiled, rows(selection, compiled),
				instance == null && compiled.isOfEntities(), type);
	}

	private static Expression.@Nullable Instance instance(Selection.Body body) {
		boolean single = body instanceof Selection.QueryBlock block && block.items().size() == 1
				&& block.items().get(0).expression() instanceof Expression.Instance;
		return single ? (Expression.Instance) ((Selection.QueryBlock) body).items().get(0).expression() : null;
	}

	/**
	 * The selection of the arguments of a constructor.
	 */
	private static Selection withoutInstance(Selection selection, Expression.Instance instance) {
		Selection.QueryBlock block = (Selection.QueryBlock) selection.body();
		List<Selection.Item> items = instance.arguments()
			.stream()
			.map((item) -> new Selection.Item(item, null))
			.toList();
		return new Selection(new Selection.QueryBlock(block.distinct(), items, block.sources(), block.where(),
				block.groupBy(), block.having()), selection.orders(), selection.limit(), selection.offset());
	}

	private static @Nullable EntitySelection rows(Selection selection, CompiledSelection compiled) {
		RowSource rows = compiled.rows();
		Long limit = number(selection.limit(), Query.UNLIMITED);
		Long offset = number(selection.offset(), 0);
		if (rows == null || limit == null || offset == null || limit > Integer.MAX_VALUE) {
			return null;
		}
		Query query = rows.query().offset(offset);
		return new EntitySelection(rows.entity(), (limit != Query.UNLIMITED) ? query.limit(limit.intValue()) : query);
	}

	private static @Nullable Long number(@Nullable Expression expression, long absent) {
		if (expression == null) {
			return absent;
		}
		return (expression instanceof Expression.Literal literal && literal.value() instanceof Number number
				&& number.longValue() >= 0) ? Long.valueOf(number.longValue()) : null;
	}

	private PreparedDelete delete(Compilation compilation, Statement.Delete delete) {
		CompiledSelection rows = rows(compilation, delete.target(), List.of(), delete.where());
		return new PreparedDelete(facts(compilation), compilation.target(delete.target()), rows);
	}

	/**
	 * The selection of the rows of an entity, and of what is computed of them.
	 */
	private static CompiledSelection rows(Compilation compilation, Selection.Source target, List<Expression> values,
			@Nullable Expression where) {
		List<Selection.Item> items = new ArrayList<>();
		items.add(new Selection.Item(new Expression.Path(List.of(target.variable()), target.location()), null));
		values.forEach((value) -> items.add(new Selection.Item(value, null)));
		Selection.QueryBlock block = new Selection.QueryBlock(false, items, List.of(target), where, List.of(), null);
		return new SelectionCompiler(compilation).compile(new Selection(block, List.of(), null, null), null);
	}

	private PreparedUpdate update(Compilation compilation, Statement.Update update) {
		MemoryPersistentEntity<?> entity = compilation.target(update.target());
		Assignments assignments = new Assignments(compilation, entity, update.target().variable());
		List<String> properties = new ArrayList<>();
		List<Expression> values = new ArrayList<>();
		update.assignments().forEach((assignment) -> {
			properties.add(assignments.changeable(assignment.property()));
			values.add(assignments.typed(assignment.property(), assignment.value()));
		});
		CompiledSelection rows = rows(compilation, update.target(), values, update.where());
		assignments.check(update, rows);
		return new PreparedUpdate(facts(compilation), entity, rows, properties);
	}

	private PreparedInsert insert(Compilation compilation, Statement.Insert insert) {
		MemoryPersistentEntity<?> entity = compilation.target(insert.target());
		Assignments assignments = new Assignments(compilation, entity, insert.target().variable());
		List<PathReader> readers = insert.properties().stream().map(assignments::insertable).toList();
		List<List<TypedExpression>> rows = insert.rows()
			.stream()
			.map((row) -> assignments.values(insert.properties(), readers, row))
			.toList();
		CompiledSelection selection = (insert.selection() != null)
				? new SelectionCompiler(compilation).compile(insert.selection(), null) : null;
		if (selection != null) {
			assignments.check(insert, readers, selection);
		}
		return new PreparedInsert(facts(compilation), entity, readers.stream().map(PathReader::path).toList(), rows,
				selection);
	}

	/**
	 * Look-up of the classes that texts make instances of.
	 */
	private record InstanceTypes(Compilation compilation, @Nullable Class<?> resultType) {

		Class<?> find(Expression.Instance instance) {
			String name = instance.type();
			if (this.resultType != null && this.resultType.getSimpleName().equals(name)) {
				return this.resultType;
			}
			Class<?> found = new TypeNames(this.compilation).find(name, this.compilation.implicit());
			if (found != null) {
				return found;
			}
			throw this.compilation.failure(instance.location(),
					"no class '%s'; give the name with its package".formatted(name));
		}

	}

}
