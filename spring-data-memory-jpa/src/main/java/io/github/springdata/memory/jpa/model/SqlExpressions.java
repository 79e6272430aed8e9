package io.github.springdata.memory.jpa.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import io.github.springdata.memory.query.syntax.Expression;
import io.github.springdata.memory.query.syntax.ExpressionVisitor;
import io.github.springdata.memory.query.syntax.InvalidStatementException;
import io.github.springdata.memory.query.syntax.ScalarFunction;
import io.github.springdata.memory.query.syntax.Selection;
import io.github.springdata.memory.query.syntax.Statement;
import io.github.springdata.memory.query.syntax.StatementParser;

/**
 * Expressions of SQL over the columns of one entity, read as expressions over its
 * attributes. What the query language has no word for is refused.
 */
final class SqlExpressions implements ExpressionVisitor<Expression> {

	private static final StatementParser PARSER = StatementParser.load();

	/** A string, a name in double quotes, a parameter, or what stands for the table. */
	private static final Pattern SPECIAL = Pattern.compile(
			"'(?:[^']|'')*'|\"([^\"]+)\"|(\\?)|(\\{alias}\\s*\\.)|(\\bnow\\s*\\(\\s*\\))", Pattern.CASE_INSENSITIVE);

	private static final List<ScalarFunction> OF_OBJECTS = List.of(ScalarFunction.ID, ScalarFunction.VERSION,
			ScalarFunction.TYPE, ScalarFunction.KEY, ScalarFunction.VALUE, ScalarFunction.ENTRY, ScalarFunction.INDEX,
			ScalarFunction.SIZE);

	private final EntityModel entity;

	private final Map<String, AttributeModel> leaves;

	SqlExpressions(EntityModel entity) {
		this.entity = entity;
		this.leaves = Paths.leaves(entity.attributes());
	}

	/**
	 * Text that is no expression over the columns of the entity.
	 */
	static final class UnreadableSqlException extends RuntimeException {

		private static final long serialVersionUID = 1L;

		UnreadableSqlException(String problem, Object... arguments) {
			super(problem.formatted(arguments));
		}

	}

	/**
	 * Reads a condition.
	 * @throws UnreadableSqlException if it cannot be read
	 */
	Expression condition(String sql) {
		Statement.Select select = (Statement.Select) parse("select this from It where " + sql);
		Selection.QueryBlock block = block(select, sql);
		return Objects.requireNonNull(block.where()).accept(this);
	}

	/**
	 * Reads an expression.
	 * @throws UnreadableSqlException if it cannot be read
	 */
	Expression value(String sql) {
		Statement.Select select = (Statement.Select) parse("select (" + sql + ") from It");
		List<Selection.Item> items = block(select, sql).items();
		return items.get(0).expression().accept(this);
	}

	private static Selection.QueryBlock block(Statement.Select select, String sql) {
		boolean single = select.selection().body() instanceof Selection.QueryBlock
				&& select.selection().orders().isEmpty() && select.selection().limit() == null
				&& select.selection().offset() == null;
		if (!single || !((Selection.QueryBlock) select.selection().body()).groupBy().isEmpty()) {
			throw new UnreadableSqlException("'%s' is more than one expression", sql);
		}
		return (Selection.QueryBlock) select.selection().body();
	}

	/**
	 * Reads a statement, with names in the quotes of the query language.
	 */
	static Statement parse(String sql) {
		try {
			return PARSER.parse(SPECIAL.matcher(sql).replaceAll(SqlExpressions::replace));
		}
		catch (InvalidStatementException ex) {
			throw new UnreadableSqlException("%s", ex.getProblem());
		}
	}

	private static String replace(MatchResult match) {
		String replaced = (match.group(1) != null) ? "`" + match.group(1) + "`" : (match.group(2) != null) ? "?1"
				: (match.group(3) != null) ? "" : (match.group(4) != null) ? "current_timestamp" : match.group();
		return Matcher.quoteReplacement(replaced);
	}

	/**
	 * The attribute of a column.
	 * @param names the name of the column, perhaps with that of the table before it
	 */
	Column column(List<String> names) {
		String name = names.get(names.size() - 1);
		boolean qualified = names.size() == 1
				|| names.get(names.size() - 2).equalsIgnoreCase(this.entity.table().name());
		for (Map.Entry<String, AttributeModel> leaf : qualified ? this.leaves.entrySet()
				: Map.<String, AttributeModel>of().entrySet()) {
			List<ColumnModel> columns = Paths.columns(leaf.getValue());
			for (int i = 0; i < columns.size(); i++) {
				if (columns.get(i).name().equalsIgnoreCase(name)) {
					return column(leaf.getKey(), leaf.getValue(), i);
				}
			}
		}
		throw new UnreadableSqlException("'%s' is no column of it; it has %s", String.join(".", names),
				Paths.columns(this.entity.attributes()).stream().map(ColumnModel::name).sorted().toList());
	}

	private static Column column(String path, AttributeModel leaf, int number) {
		if (leaf instanceof BasicModel basic) {
			return new Column(path, basic);
		}
		ToOneModel reference = (ToOneModel) leaf;
		Map<String, AttributeModel> ids = Paths.leaves(reference.relation().target().root().idAttributes());
		String id = (reference.referenced() != null) ? reference.referenced() : List.copyOf(ids.keySet()).get(number);
		return new Column(path + "." + id, (ids.get(id) instanceof BasicModel basic) ? basic : null);
	}

	/**
	 * Column with the attribute that it is of.
	 *
	 * @param path the path of the attribute
	 * @param attribute the attribute at its end, or {@code null} if it is not known
	 */
	record Column(String path, @Nullable BasicModel attribute) {
	}

	private @Nullable BasicModel attribute(Expression expression) {
		return (expression instanceof Expression.Path path) ? column(path.names()).attribute() : null;
	}

	/**
	 * Reads values that are compared with each other.
	 */
	private List<Expression> alike(List<Expression> expressions) {
		BasicModel attribute = expressions.stream()
			.map(this::attribute)
			.filter(Objects::nonNull)
			.findFirst()
			.orElse(null);
		return expressions.stream()
			.map((expression) -> (attribute != null && expression instanceof Expression.Literal literal)
					? literal(attribute, literal) : expression.accept(this))
			.toList();
	}

	static Expression literal(BasicModel attribute, Expression.Literal literal) {
		try {
			return new Expression.Literal(ColumnLiterals.toJava(attribute, literal.value()), literal.location());
		}
		catch (IllegalArgumentException ex) {
			throw new UnreadableSqlException("%s in the column of '%s'", String.valueOf(ex.getMessage()),
					attribute.name());
		}
	}

	private List<Expression> all(List<Expression> expressions) {
		return expressions.stream().map((expression) -> expression.accept(this)).toList();
	}

	@Override
	public Expression visitPath(Expression.Path path) {
		Column column = column(path.names());
		return new Expression.Path(List.of(column.path().split("\\.")), path.location());
	}

	@Override
	public Expression visitLiteral(Expression.Literal literal) {
		return literal;
	}

	@Override
	public Expression visitArithmetic(Expression.Arithmetic arithmetic) {
		return new Expression.Arithmetic(arithmetic.operator(), arithmetic.left().accept(this),
				arithmetic.right().accept(this), arithmetic.location());
	}

	@Override
	public Expression visitNegative(Expression.Negative negative) {
		return new Expression.Negative(negative.operand().accept(this), negative.location());
	}

	@Override
	public Expression visitCall(Expression.Call call) {
		if (OF_OBJECTS.contains(call.function())) {
			throw refused("the function '" + call.function() + "'");
		}
		return new Expression.Call(call.function(), all(call.arguments()), call.location());
	}

	@Override
	public Expression visitCast(Expression.Cast cast) {
		return new Expression.Cast(cast.operand().accept(this), cast.type(), cast.location());
	}

	@Override
	public Expression visitCase(Expression.Case choice) {
		List<Expression.Case.Branch> branches = new ArrayList<>();
		for (Expression.Case.Branch branch : choice.branches()) {
			List<Expression> compared = (choice.operand() != null)
					? alike(List.of(choice.operand(), branch.condition()))
					: all(List.of(branch.condition(), branch.condition()));
			branches.add(new Expression.Case.Branch(compared.get(1), branch.result().accept(this)));
		}
		return new Expression.Case((choice.operand() != null) ? choice.operand().accept(this) : null, branches,
				(choice.otherwise() != null) ? choice.otherwise().accept(this) : null, choice.location());
	}

	@Override
	public Expression visitComparison(Expression.Comparison comparison) {
		List<Expression> sides = alike(List.of(comparison.left(), comparison.right()));
		return new Expression.Comparison(comparison.operator(), sides.get(0), sides.get(1), comparison.location());
	}

	@Override
	public Expression visitBetween(Expression.Between between) {
		List<Expression> all = alike(List.of(between.operand(), between.lower(), between.upper()));
		return new Expression.Between(all.get(0), all.get(1), all.get(2), between.negated(), between.location());
	}

	@Override
	public Expression visitLike(Expression.Like like) {
		return new Expression.Like(like.operand().accept(this), like.pattern().accept(this),
				(like.escape() != null) ? like.escape().accept(this) : null, like.negated(), like.ignoresCase(),
				like.location());
	}

	@Override
	public Expression visitIn(Expression.In in) {
		List<Expression> all = new ArrayList<>(List.of(in.operand()));
		all.addAll(in.members());
		List<Expression> read = alike(all);
		return new Expression.In(read.get(0), read.subList(1, read.size()), in.negated(), in.location());
	}

	@Override
	public Expression visitIsNull(Expression.IsNull isNull) {
		return new Expression.IsNull(isNull.operand().accept(this), isNull.negated(), isNull.location());
	}

	@Override
	public Expression visitJunction(Expression.Junction junction) {
		return new Expression.Junction(junction.all(), all(junction.operands()), junction.location());
	}

	@Override
	public Expression visitNot(Expression.Not not) {
		return new Expression.Not(not.operand().accept(this), not.location());
	}

	private static UnreadableSqlException refused(String what) {
		return new UnreadableSqlException("%s cannot stand there", what);
	}

	@Override
	public Expression visitParameter(Expression.Parameter parameter) {
		throw refused("a parameter");
	}

	@Override
	public Expression visitInvocation(Expression.Invocation invocation) {
		throw refused("the function '" + invocation.name() + "'");
	}

	@Override
	public Expression visitProperty(Expression.Property property) {
		throw refused("'" + property + "'");
	}

	@Override
	public Expression visitTreat(Expression.Treat treat) {
		throw refused("'treat'");
	}

	@Override
	public Expression visitAggregate(Expression.Aggregate aggregate) {
		throw refused("the aggregate '" + aggregate.kind().name().toLowerCase(Locale.ROOT) + "'");
	}

	@Override
	public Expression visitInstance(Expression.Instance instance) {
		throw refused("'new'");
	}

	@Override
	public Expression visitSubquery(Expression.Subquery subquery) {
		throw refused("a subquery");
	}

	@Override
	public Expression visitQuantified(Expression.Quantified quantified) {
		throw refused("a subquery");
	}

	@Override
	public Expression visitIsEmpty(Expression.IsEmpty isEmpty) {
		throw refused("'is empty'");
	}

	@Override
	public Expression visitMember(Expression.Member member) {
		throw refused("'member of'");
	}

	@Override
	public Expression visitExists(Expression.Exists exists) {
		throw refused("a subquery");
	}

}
