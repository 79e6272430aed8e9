package io.github.springdata.memory.jpa.query;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;

import io.github.springdata.memory.jpa.model.EntityModel;
import io.github.springdata.memory.jpa.model.PersistenceModel;
import io.github.springdata.memory.jpa.row.Row;
import io.github.springdata.memory.jpa.row.RowExpressions;
import io.github.springdata.memory.jpa.row.RowType;
import io.github.springdata.memory.jpa.row.RowTypes;
import io.github.springdata.memory.query.execution.TableSource;
import io.github.springdata.memory.query.statement.PreparedSelect;
import io.github.springdata.memory.query.statement.StatementEngine;
import io.github.springdata.memory.query.syntax.Expression;
import io.github.springdata.memory.query.syntax.InvalidStatementException;
import io.github.springdata.memory.query.syntax.Location;
import io.github.springdata.memory.query.syntax.Selection;
import io.github.springdata.memory.query.syntax.Statement;
import io.github.springdata.memory.query.syntax.StatementParser;
import org.jspecify.annotations.Nullable;

/**
 * Compiler of the queries of a persistence unit. Texts are compiled once. Safe for use by
 * several threads.
 */
public final class QueryCompiler implements RowExpressions {

	private static final int MAX_TEXTS = 1024;

	private static final String ROW = "it#";

	private static final TableSource NO_TABLES = (entity) -> {
		throw new IllegalStateException("An expression over one row reads no table");
	};

	private final PersistenceModel model;

	private final RowTypes rows;

	private final StatementEngine engine;

	private final ClassLoader loader;

	private final StatementParser parser = StatementParser.load();

	/** By texts, and by what criteria find. */
	private final Map<Object, CompiledQuery> compiled = new LinkedHashMap<>(16, 0.75f, true) {

		@Override
		protected boolean removeEldestEntry(Map.Entry<Object, CompiledQuery> eldest) {
			return size() > MAX_TEXTS;
		}

	};

	/**
	 * Creates a compiler.
	 * @param model the mapping of the unit
	 * @param rows the row types
	 * @param engine compiles statements over rows
	 * @param loader loads the classes that texts name
	 */
	public QueryCompiler(PersistenceModel model, RowTypes rows, StatementEngine engine, ClassLoader loader) {
		this.model = model;
		this.rows = rows;
		this.engine = engine;
		this.loader = loader;
	}

	/**
	 * Compiles a text, unless it was compiled before.
	 * @param text a statement of the query language
	 * @return the compiled statement
	 * @throws IllegalArgumentException if the text is none, or does not fit the mapping
	 */
	public CompiledQuery compile(String text) {
		CompiledQuery known = find(text);
		return (known != null) ? known : keep(text, compile(text, () -> this.parser.parse(text)));
	}

	private @Nullable CompiledQuery find(Object key) {
		synchronized (this.compiled) {
			return this.compiled.get(key);
		}
	}

	private CompiledQuery keep(Object key, CompiledQuery query) {
		synchronized (this.compiled) {
			this.compiled.put(key, query);
		}
		return query;
	}

	/**
	 * Compiles a statement without the values in it, unless one was compiled before that
	 * differs in these alone.
	 * @return the compiled statement, or {@code null} if it does not fit the mapping, or
	 * if the values have to be known
	 */
	@Nullable CompiledQuery compile(LiftedValues lifted) {
		if (!(lifted.statement() instanceof Statement.Select select)) {
			return null;
		}
		CompiledQuery known = find(select.selection());
		try {
			CompiledQuery compiled = (known != null) ? known : compile(select);
			if (known == null && compiled.isShareable()) {
				keep(select.selection(), compiled);
			}
			return lifted.fit(compiled) ? compiled : null;
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

	/**
	 * Compiles a statement that was put together in code.
	 * @param statement a statement over entities and attributes
	 * @return the compiled statement
	 * @throws IllegalArgumentException if the statement does not fit the mapping
	 */
	public CompiledQuery compile(Statement statement) {
		return compile(statement.text(), () -> statement);
	}

	private CompiledQuery compile(String text, Supplier<Statement> statement) {
		try {
			return lower(text, statement.get());
		}
		catch (InvalidStatementException ex) {
			throw new IllegalArgumentException(ex.getMessage(), ex);
		}
	}

	private CompiledQuery lower(String text, Statement statement) {
		Lowering lowering = new Lowering(this.model, this.rows, this.loader, text);
		if (statement instanceof Statement.Select select) {
			List<CompiledQuery.Part> parts = new ArrayList<>();
			for (Selection selection : new Polymorphism(lowering).expand(select.selection())) {
				SelectionLowering.Outer outer = new SelectionLowering(lowering, null).outer(selection);
				parts.add(new CompiledQuery.Part(prepare(lowering, text, outer.selection()), outer));
			}
			return new CompiledQuery(lowering, parts, null);
		}
		if (statement instanceof Statement.Update update) {
			return update(lowering, update);
		}
		if (statement instanceof Statement.Delete delete) {
			return write(lowering, text, delete.target(), delete.where(), List.of());
		}
		throw lowering.failure(((Statement.Insert) statement).target().location(),
				"'insert' is no statement of Jakarta Persistence; persist instances instead");
	}

	@Override
	public Function<Row, @Nullable Object> compile(EntityModel entity, Expression expression) {
		Lowering lowering = new Lowering(this.model, this.rows, this.loader, expression.toString());
		Location location = expression.location();
		try {
			Term row = lowering.row(ROW, entity, false, null, location);
			Selection.Source source = new Selection.Source(Selection.Source.Kind.ROOT,
					List.of(lowering.read(entity).table()), null, ROW, null, location);
			Selection.Item item = new Selection.Item(lowering.row(row).lower(expression).expression(), null);
			PreparedSelect select = prepare(lowering, expression.toString(),
					new Selection(
							new Selection.QueryBlock(false, List.of(item), List.of(source), null, List.of(), null),
							List.of(), null, null));
			return (stored) -> select.result(NO_TABLES, select.values((parameter) -> null), stored)[0];
		}
		catch (InvalidStatementException ex) {
			throw new IllegalArgumentException(ex.getMessage(), ex);
		}
	}

	private PreparedSelect prepare(Lowering lowering, String text, Selection selection) {
		try {
			return (PreparedSelect) this.engine.prepare(new Statement.Select(text, selection), null, null);
		}
		catch (InvalidStatementException ex) {
			throw lowering.ofText(ex);
		}
		finally {
			lowering.finish();
		}
	}

	private CompiledQuery update(Lowering lowering, Statement.Update update) {
		return write(lowering, update.text(), update.target(), update.where(), update.assignments());
	}

	/**
	 * A statement that writes, as the selection of its rows and of what they are
	 * assigned.
	 */
	private CompiledQuery write(Lowering lowering, String text, Selection.Source target, @Nullable Expression where,
			List<Statement.Assignment> assignments) {
		QueryScope scope = new QueryScope(null);
		ExpressionLowering expressions = new ExpressionLowering(lowering, scope);
		Term row = new SourceLowering(lowering, scope, expressions).join(target, target.variable());
		List<Selection.Item> items = new ArrayList<>();
		items.add(new Selection.Item(expressions.whole(row, target.location()), null));
		List<Assignment> assigned = new ArrayList<>();
		List<Term> values = new ArrayList<>();
		for (Statement.Assignment assignment : assignments) {
			Assignment column = column(lowering, expressions, row, assignment.property());
			assigned.add(column);
			Term value = expressions.lower(assignment.value(), column.meaning());
			values.add(value);
			items.add(new Selection.Item(value.expression(), null));
		}
		Expression condition = (where != null) ? expressions.condition(where) : null;
		Selection.QueryBlock block = new Selection.QueryBlock(false, items, scope.sources(), condition, List.of(),
				null);
		EntityModel entity = Objects.requireNonNull(row.requireBase().entity());
		RowType type = lowering.read(entity);
		PreparedSelect select = prepare(lowering, text, new Selection(block, List.of(), null, null));
		for (int i = 0; i < assignments.size(); i++) {
			String problem = assigned.get(i)
				.problem(values.get(i), assignments.get(i), select.items().get(i + 1).type());
			if (problem != null) {
				throw lowering.failure(assignments.get(i).value().location(), problem);
			}
		}
		return new CompiledQuery(lowering, List.of(new CompiledQuery.Part(select, null)),
				new CompiledQuery.Write(type, assigned, assignments.isEmpty()));
	}

	private Assignment column(Lowering lowering, ExpressionLowering expressions, Term row, Expression.Path property) {
		Term term = expressions.any(property, Meaning.UNKNOWN);
		boolean own = term.base() != null && term.expression() instanceof Expression.Path path
				&& path.names().size() > 1 && path.names().get(0).equals(row.requireBase().variable());
		if (!own || term.isRow() || term.meaning() instanceof Meaning.Plural) {
			throw lowering.failure(property.location(), "expected an attribute that is stored with %s, but '%s' is none"
				.formatted(row.meaning().type().getSimpleName(), property));
		}
		List<String> names = ((Expression.Path) term.expression()).names();
		return new Assignment(this.rows, names.subList(1, names.size()), term.meaning());
	}

}
