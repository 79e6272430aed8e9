package io.github.springdata.memory.jpa.query;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.springdata.memory.jpa.model.EntityModel;
import io.github.springdata.memory.jpa.model.PersistenceModel;
import io.github.springdata.memory.jpa.row.RowColumn;
import io.github.springdata.memory.jpa.row.RowType;
import io.github.springdata.memory.jpa.row.RowTypes;
import io.github.springdata.memory.query.Condition;
import io.github.springdata.memory.query.syntax.Expression;
import io.github.springdata.memory.query.syntax.InvalidStatementException;
import io.github.springdata.memory.query.syntax.Location;
import org.jspecify.annotations.Nullable;

import org.springframework.util.ClassUtils;

/**
 * State that the parts of one statement share while it is lowered to rows.
 */
final class Lowering {

	private final PersistenceModel model;

	private final RowTypes rows;

	private final ClassLoader loader;

	private final String text;

	private final ParameterCollector parameters;

	private final Set<RowType> tables = new LinkedHashSet<>();

	/** The expressions of the text by those that they were lowered to. */
	private Map<Expression, Expression> origins = new IdentityHashMap<>();

	private int names;

	private boolean shareable = true;

	Lowering(PersistenceModel model, RowTypes rows, ClassLoader loader, String text) {
		this.model = model;
		this.rows = rows;
		this.loader = loader;
		this.text = text;
		this.parameters = new ParameterCollector(new StoredForms(model, rows));
	}

	PersistenceModel model() {
		return this.model;
	}

	RowTypes rows() {
		return this.rows;
	}

	ParameterCollector parameters() {
		return this.parameters;
	}

	/**
	 * Notes a value that stands in the statement.
	 */
	void note(@Nullable Object value) {
		this.shareable &= value == null || value instanceof String || value instanceof Enum<?>
				|| ClassUtils.isPrimitiveWrapper(value.getClass())
				|| value.getClass().getName().startsWith("java.time.");
	}

	/**
	 * Whether all values in the statement are equal to nothing but themselves.
	 */
	boolean isShareable() {
		return this.shareable;
	}

	/**
	 * The tables that are read.
	 */
	Set<RowType> tables() {
		return this.tables;
	}

	/**
	 * The rows of an entity, which the statement reads.
	 */
	RowType read(EntityModel entity) {
		RowType type = this.rows.of(entity);
		if (this.tables.add(type)) {
			// The library finds only rows by their names that were asked for
			type.mapped();
		}
		return type;
	}

	/**
	 * A name of a variable that no text can have.
	 */
	String unique(String text) {
		this.names++;
		return text + "#" + this.names;
	}

	EntityModel entity(String name, Location location) {
		EntityModel entity = find(name);
		List<EntityModel> below = (entity != null) ? List.of() : below(name);
		if (below.size() > 1) {
			throw failure(location,
					"'%s' is the class of several entities, %s; it can stand only in the outermost 'from' of a 'select'"
						.formatted(name, below.stream().map(EntityModel::name).toList()));
		}
		entity = below.isEmpty() ? entity : below.get(0);
		if (entity == null) {
			throw failure(location, "no entity '%s'; the persistence unit has %s".formatted(name,
					this.model.entities().stream().map(EntityModel::name).sorted().limit(20).toList()));
		}
		return entity;
	}

	@Nullable EntityModel find(String name) {
		EntityModel entity = this.model.find(name);
		if (entity == null) {
			List<EntityModel> named = this.model.entities()
				.stream()
				.filter((candidate) -> candidate.type().getSimpleName().equals(name)
						|| String.valueOf(candidate.type().getCanonicalName()).equals(name))
				.toList();
			entity = (named.size() == 1) ? named.get(0) : null;
		}
		return entity;
	}

	/**
	 * The topmost entities of a class or interface that is no entity itself.
	 */
	List<EntityModel> below(String name) {
		Class<?> type = load(name);
		return (type == null) ? List.of() : this.model.entities().stream().filter((entity) -> {
			EntityModel parent = entity.parent();
			return type.isAssignableFrom(entity.type()) && (parent == null || !type.isAssignableFrom(parent.type()));
		}).toList();
	}

	@Nullable Class<?> load(String name) {
		try {
			return ClassUtils.forName(name, this.loader);
		}
		catch (ClassNotFoundException | LinkageError | IllegalArgumentException ex) {
			return null;
		}
	}

	/**
	 * The row that a variable stands for.
	 */
	Term row(String variable, EntityModel entity, boolean outer, Term.@Nullable Joined joined, Location location) {
		Expression id = new Expression.Path(List.of(variable, read(entity).idPath()), location);
		return new Term(id, new Meaning.Entity(entity), variable, new Term.Base(variable, entity, outer, joined), null);
	}

	/**
	 * The condition that rows of a table are of an entity, or one below it.
	 * @return the condition, or {@code null} if all are
	 */
	@Nullable Expression kind(String variable, EntityModel entity, Location location) {
		RowType type = read(entity);
		if (entity == type.root()) {
			return null;
		}
		List<Expression> names = names(entity, location);
		Expression kind = kind(variable, type, location);
		return (names.size() == 1) ? new Expression.Comparison(Condition.Operator.EQUAL, kind, names.get(0), location)
				: new Expression.In(kind, names, false, location);
	}

	/**
	 * The condition that rows of a table are those of an entity which are to be seen.
	 * @return the condition, or {@code null} if all are
	 */
	@Nullable Expression seen(String variable, EntityModel entity, Location location) {
		return and(kind(variable, entity, location), restriction(variable, entity, location));
	}

	/**
	 * The condition that rows of an entity are to be seen.
	 * @return the condition, or {@code null} if all are
	 */
	@Nullable Expression restriction(String variable, EntityModel entity, Location location) {
		Expression restriction = entity.restriction();
		return (restriction != null) ? ofRow(restriction, variable, entity, location) : null;
	}

	/**
	 * Lowers a condition on one row.
	 */
	Expression ofRow(Expression condition, String variable, EntityModel entity, Location location) {
		return row(row(variable, entity, false, null, location)).condition(condition);
	}

	/**
	 * Lowering of expressions over the attributes of one row.
	 */
	ExpressionLowering row(Term row) {
		QueryScope scope = new QueryScope(null);
		scope.add("#row", row);
		scope.close(true);
		return new ExpressionLowering(this, scope);
	}

	/**
	 * The name of the entity of a row, where a table has several.
	 */
	static Expression kind(String variable, RowType type, Location location) {
		RowColumn column = type.columns().get(type.kindColumn());
		return new Expression.Path(List.of(variable, column.name()), location);
	}

	private static List<Expression> names(EntityModel entity, Location location) {
		List<Expression> names = new ArrayList<>();
		names.add(new Expression.Literal(entity.name(), location));
		entity.children().forEach((child) -> names.addAll(names(child, location)));
		return names;
	}

	/**
	 * Both of two conditions.
	 */
	static @Nullable Expression and(@Nullable Expression one, @Nullable Expression other) {
		if (one == null || other == null) {
			return (one != null) ? one : other;
		}
		List<Expression> operands = new ArrayList<>();
		for (Expression operand : List.of(one, other)) {
			operands
				.addAll((operand instanceof Expression.Junction and && and.all()) ? and.operands() : List.of(operand));
		}
		return new Expression.Junction(true, operands, one.location());
	}

	static Expression equal(Expression left, Expression right) {
		return new Expression.Comparison(Condition.Operator.EQUAL, left, right, right.location());
	}

	/**
	 * Notes what an expression is lowered to, for problems that are found in that.
	 */
	void note(Expression origin, Expression lowered) {
		this.origins.put(lowered, origin);
	}

	/**
	 * Forgets what was noted, as nothing more can be found.
	 */
	void finish() {
		this.origins = new IdentityHashMap<>(0);
	}

	/**
	 * A problem that quotes what was lowered, as one that quotes the text.
	 */
	InvalidStatementException ofText(InvalidStatementException ex) {
		Set<String> known = new HashSet<>();
		this.origins.values().forEach((origin) -> known.add("'" + origin + "'"));
		String problem = ex.getProblem();
		for (Map.Entry<Expression, Expression> entry : this.origins.entrySet()) {
			String lowered = "'" + entry.getKey() + "'";
			if (!known.contains(lowered)) {
				problem = problem.replace(lowered, "'" + entry.getValue() + "'");
			}
		}
		return new InvalidStatementException(this.text, Location.of(ex.getOffset()), problem);
	}

	InvalidStatementException failure(Location location, String problem) {
		return new InvalidStatementException(this.text, location, problem);
	}

}
