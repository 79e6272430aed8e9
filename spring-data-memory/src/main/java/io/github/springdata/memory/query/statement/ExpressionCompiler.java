package io.github.springdata.memory.query.statement;

import java.util.ArrayList;
import java.util.List;

import io.github.springdata.memory.message.MessageText;
import io.github.springdata.memory.query.Condition;
import io.github.springdata.memory.query.execution.Evaluator;
import io.github.springdata.memory.query.syntax.Expression;
import io.github.springdata.memory.query.syntax.ExpressionVisitor;
import io.github.springdata.memory.query.syntax.NamedFunctions;
import io.github.springdata.memory.query.syntax.ScalarFunction;
import io.github.springdata.memory.query.value.Casts;
import io.github.springdata.memory.query.value.Numbers;
import org.jspecify.annotations.Nullable;

/**
 * Compiler of values: looks up names, checks types, and makes evaluations. Conditions are
 * compiled by {@link ConditionCompiler}.
 */
final class ExpressionCompiler implements ValueCompiler, ExpressionVisitor<TypedExpression> {

	private final Compilation compilation;

	private final Scope scope;

	private final Paths paths;

	private final ConditionCompiler conditions;

	private final @Nullable AggregateSlots aggregates;

	private TypedExpression hint = TypedExpression.constant(null);

	/**
	 * Creates a compiler.
	 * @param aggregates takes aggregates, or {@code null} where there can be none
	 */
	ExpressionCompiler(Compilation compilation, Scope scope, @Nullable AggregateSlots aggregates) {
		this.compilation = compilation;
		this.scope = scope;
		this.paths = new Paths(compilation, scope);
		this.aggregates = aggregates;
		this.conditions = new ConditionCompiler(compilation, scope, this);
	}

	@Override
	public Paths paths() {
		return this.paths;
	}

	@Override
	public TypedExpression compile(Expression expression, TypedExpression hint) {
		TypedExpression outer = this.hint;
		this.hint = hint;
		try {
			return expression.accept(this);
		}
		finally {
			this.hint = outer;
		}
	}

	@Override
	public TypedExpression condition(Expression expression) {
		TypedExpression condition = compile(expression, Boolean.class);
		if (condition.isKnown() && condition.type() != Boolean.class) {
			throw this.compilation.failure(expression.location(),
					"expected a condition, but '%s' is a %s".formatted(expression, condition.typeName()));
		}
		return condition;
	}

	@Override
	public List<TypedExpression> compilePair(Expression first, Expression second) {
		if (isUntyped(first) && !isUntyped(second)) {
			TypedExpression right = compile(second);
			return List.of(compile(first, right), right);
		}
		TypedExpression left = compile(first);
		return List.of(left, compile(second, left));
	}

	private boolean isUntyped(Expression expression) {
		return expression instanceof Expression.Parameter
				|| (expression instanceof Expression.Path path && this.paths.find(path) == null);
	}

	@Override
	public TypedExpression visitPath(Expression.Path path) {
		Paths.Target target = this.paths.find(path);
		if (target != null) {
			return target.typed();
		}
		Object constant = this.paths.constant(path, this.hint.type());
		if (constant == null && this.hint.type() == Class.class) {
			constant = new TypeNames(this.compilation).literal(path.toString(), path.location());
		}
		return (constant != null) ? TypedExpression.constant(constant)
				: this.paths.requireBeside(path, this.hint.type()).typed();
	}

	@Override
	public TypedExpression visitLiteral(Expression.Literal literal) {
		return TypedExpression.constant(literal.value());
	}

	@Override
	public TypedExpression visitParameter(Expression.Parameter parameter) {
		Class<?> type = (this.hint.element() == null) ? this.hint.type() : Object.class;
		int slot = this.compilation.parameters().slot(parameter, this.hint.as(type), false);
		return new TypedExpression(type, (tuple) -> tuple.argument(slot), 0, this.hint.entity(), null,
				this.hint.form());
	}

	@Override
	public TypedExpression visitArithmetic(Expression.Arithmetic arithmetic) {
		Expression.Arithmetic.Operator operator = arithmetic.operator();
		if (operator == Expression.Arithmetic.Operator.CONCATENATE) {
			return concatenate(arithmetic);
		}
		List<TypedExpression> operands = compilePair(arithmetic.left(), arithmetic.right());
		TypedExpression left = number(operands.get(0), arithmetic.left());
		TypedExpression right = number(operands.get(1), arithmetic.right());
		return TypedExpression.of(Numbers.promote(left.type(), right.type()), (tuple) -> {
			Object a = left.evaluator().evaluate(tuple);
			Object b = right.evaluator().evaluate(tuple);
			return (a != null && b != null) ? Numbers.compute(operator, requireNumber(a), requireNumber(b)) : null;
		}, left, right);
	}

	private TypedExpression concatenate(Expression.Arithmetic arithmetic) {
		TypedExpression left = compile(arithmetic.left(), String.class);
		TypedExpression right = compile(arithmetic.right(), String.class);
		return TypedExpression.of(String.class, (tuple) -> {
			Object a = left.evaluator().evaluate(tuple);
			Object b = right.evaluator().evaluate(tuple);
			return (a != null && b != null) ? Texts.concat(a, b) : null;
		}, left, right);
	}

	private TypedExpression number(TypedExpression value, Expression at) {
		if (value.isKnown() && !value.isNumber()) {
			throw this.compilation.failure(at.location(), "expected a number, but '%s' is a %s%s".formatted(at,
					value.typeName(), value.isText() ? "; texts are joined by || or concat(..)" : ""));
		}
		return value;
	}

	private static Number requireNumber(Object value) {
		if (value instanceof Number number) {
			return number;
		}
		throw Numbers.failure("with '%s' (%s)".formatted(MessageText.of(value), value.getClass().getName()), null);
	}

	@Override
	public TypedExpression visitNegative(Expression.Negative negative) {
		TypedExpression operand = number(compile(negative.operand(), this.hint), negative.operand());
		return TypedExpression.of(operand.type(), (tuple) -> {
			Object value = operand.evaluator().evaluate(tuple);
			return (value != null) ? Numbers.negate(requireNumber(value)) : null;
		}, operand);
	}

	@Override
	public TypedExpression visitCall(Expression.Call call) {
		return switch (call.function()) {
			case LOCAL_DATE, LOCAL_TIME, LOCAL_DATETIME -> clock(call.function());
			case ID, VERSION, TYPE -> new ObjectFunctions(this.compilation, this).compile(call);
			case KEY, VALUE, ENTRY, INDEX ->
				new ElementFunctions(this.compilation, this.scope, this.paths).compile(call);
			case WORDS -> this.conditions.words(call);
			default -> Functions.compile(this.compilation, call, arguments(call));
		};
	}

	private TypedExpression clock(ScalarFunction function) {
		int slot = this.compilation.parameters().slot(function);
		return TypedExpression.of(StatementParameters.type(function), (tuple) -> tuple.argument(slot));
	}

	private List<TypedExpression> arguments(Expression.Call call) {
		List<TypedExpression> arguments = new ArrayList<>();
		TypedExpression first = TypedExpression.constant(null);
		boolean alike = call.function() == ScalarFunction.COALESCE || call.function() == ScalarFunction.NULLIF;
		for (Expression argument : call.arguments()) {
			arguments.add(compile(argument, (alike && arguments.isEmpty()) ? this.hint : first));
			first = (alike && !first.isKnown()) ? arguments.get(arguments.size() - 1) : first;
		}
		return arguments;
	}

	@Override
	public TypedExpression visitInvocation(Expression.Invocation invocation) {
		String arity = NamedFunctions.arity(invocation.name());
		throw this.compilation.failure(invocation.location(),
				(arity != null)
						? "function '%s' takes %s argument(s), not %d".formatted(invocation.name(), arity,
								invocation.arguments().size())
						: "unknown function '%s': there is no database to call it; known are %s"
							.formatted(invocation.name(), NamedFunctions.names()));
	}

	@Override
	public TypedExpression visitProperty(Expression.Property property) {
		return new ObjectFunctions(this.compilation, this).property(property);
	}

	@Override
	public TypedExpression visitTreat(Expression.Treat treat) {
		return new ObjectFunctions(this.compilation, this).treat(treat);
	}

	@Override
	public TypedExpression visitCast(Expression.Cast cast) {
		TypedExpression operand = compile(cast.operand());
		if (!Casts.isPossible(operand.type(), cast.type())) {
			throw this.compilation.failure(cast.location(), "'%s' is a %s, which cannot be cast to %s"
				.formatted(cast.operand(), operand.typeName(), cast.type().names().get(0)));
		}
		return TypedExpression.of(cast.type().type(), (tuple) -> {
			Object value = operand.evaluator().evaluate(tuple);
			return (value != null) ? Casts.cast(value, cast.type()) : null;
		}, operand);
	}

	@Override
	public TypedExpression visitAggregate(Expression.Aggregate aggregate) {
		if (this.aggregates == null) {
			throw this.compilation.failure(aggregate.location(),
					"aggregate '%s' cannot stand here, only in 'select', 'having' and 'order by', and not in another aggregate"
						.formatted(aggregate));
		}
		return this.aggregates.slot(aggregate, new ExpressionCompiler(this.compilation, this.scope, null));
	}

	@Override
	public TypedExpression visitCase(Expression.Case choice) {
		TypedExpression operand = (choice.operand() != null) ? compile(choice.operand()) : null;
		List<Evaluator> conditions = new ArrayList<>();
		List<Evaluator> results = new ArrayList<>();
		List<TypedExpression> all = new ArrayList<>();
		Class<?> type = Object.class;
		for (Expression.Case.Branch branch : choice.branches()) {
			TypedExpression condition = (operand != null) ? this.conditions.compare(Condition.Operator.EQUAL, operand,
					compile(branch.condition(), operand), choice) : condition(branch.condition());
			TypedExpression result = compile(branch.result(), this.hint);
			type = this.compilation.common(type, result, branch.result());
			conditions.add(condition.evaluator());
			results.add(result.evaluator());
			all.addAll(List.of(condition, result));
		}
		TypedExpression otherwise = (choice.otherwise() != null) ? compile(choice.otherwise(), this.hint)
				: TypedExpression.constant(null);
		type = (choice.otherwise() != null) ? this.compilation.common(type, otherwise, choice.otherwise()) : type;
		all.add(otherwise);
		return TypedExpression.of(type, (tuple) -> {
			for (int i = 0; i < conditions.size(); i++) {
				if (conditions.get(i).holds(tuple)) {
					return results.get(i).evaluate(tuple);
				}
			}
			return otherwise.evaluator().evaluate(tuple);
		}, all.toArray(TypedExpression[]::new));
	}

	@Override
	public TypedExpression visitInstance(Expression.Instance instance) {
		throw this.compilation.failure(instance.location(),
				"'new' can stand only as the one item of the outermost 'select'");
	}

	@Override
	public TypedExpression visitSubquery(Expression.Subquery subquery) {
		return this.conditions.scalar(subquery);
	}

	@Override
	public TypedExpression visitQuantified(Expression.Quantified quantified) {
		throw this.compilation.failure(quantified.location(), "'all' and 'any' can stand only after a comparison");
	}

	@Override
	public TypedExpression visitComparison(Expression.Comparison comparison) {
		return this.conditions.compare(comparison);
	}

	@Override
	public TypedExpression visitBetween(Expression.Between between) {
		return this.conditions.between(between);
	}

	@Override
	public TypedExpression visitLike(Expression.Like like) {
		return this.conditions.like(like);
	}

	@Override
	public TypedExpression visitIn(Expression.In in) {
		return this.conditions.in(in);
	}

	@Override
	public TypedExpression visitIsNull(Expression.IsNull isNull) {
		TypedExpression operand = compile(isNull.operand());
		return TypedExpression.of(Boolean.class,
				(tuple) -> (operand.evaluator().evaluate(tuple) == null) != isNull.negated(), operand);
	}

	@Override
	public TypedExpression visitIsEmpty(Expression.IsEmpty isEmpty) {
		TypedExpression operand = compile(isEmpty.operand());
		this.compilation.requireCollection(operand, isEmpty.operand());
		return TypedExpression.of(Boolean.class,
				(tuple) -> (Functions.size(operand.evaluator().evaluate(tuple)) == 0) != isEmpty.negated(), operand);
	}

	@Override
	public TypedExpression visitMember(Expression.Member member) {
		return this.conditions.member(member);
	}

	@Override
	public TypedExpression visitExists(Expression.Exists exists) {
		return this.conditions.exists(exists);
	}

	@Override
	public TypedExpression visitJunction(Expression.Junction junction) {
		return this.conditions.junction(junction.operands(), !junction.all());
	}

	@Override
	public TypedExpression visitNot(Expression.Not not) {
		TypedExpression operand = condition(not.operand());
		return TypedExpression.of(Boolean.class, (tuple) -> {
			Object truth = operand.evaluator().evaluate(tuple);
			return (truth != null) ? !Boolean.TRUE.equals(truth) : null;
		}, operand);
	}

}
