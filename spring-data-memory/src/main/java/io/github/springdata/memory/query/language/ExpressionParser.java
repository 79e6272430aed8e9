package io.github.springdata.memory.query.language;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import io.github.springdata.memory.query.Condition;
import io.github.springdata.memory.query.syntax.Expression.Arithmetic.Operator;
import io.github.springdata.memory.query.syntax.Expression.Parameter.Wildcards;
import io.github.springdata.memory.query.syntax.Expression;
import io.github.springdata.memory.query.syntax.Location;
import io.github.springdata.memory.query.syntax.ScalarFunction;
import io.github.springdata.memory.query.syntax.Selection;
import org.jspecify.annotations.Nullable;

/**
 * Parser of conditions and values, in order of how tightly their operators bind.
 *
 * <pre>
 * expression     : conjunction ('or' conjunction)*
 * conjunction    : negation ('and' negation)*
 * negation       : 'not' negation | condition
 * condition      : sum test?
 * test           : comparison (sum | ('all' | 'any' | 'some') '(' selection ')')
 *                | 'is' 'not'? ('null' | 'empty' | 'true' | 'false')
 *                | 'not'? 'between' sum 'and' sum
 *                | 'not'? ('like' | 'ilike') (wildcards | sum) ('escape' sum)?
 *                | 'not'? 'in' (parameter | '(' (selection | expression (',' expression)*)? ')')
 *                | 'not'? 'member' 'of'? path
 * wildcards      : '(' wildcards ')' | '%' parameter '%'? | parameter '%'
 * comparison     : '=' | '&lt;&gt;' | '!=' | '&lt;' | '&lt;=' | '&gt;' | '&gt;='
 * sum            : product (('+' | '-') product)*
 * product        : concatenation (('*' | '/') concatenation)*
 * concatenation  : sign ('||' sign)*
 * sign           : ('+' | '-') sign | primary
 * </pre>
 */
final class ExpressionParser implements InnerParser {

	private static final String WILDCARD = "%";

	/** What follows a selection in parentheses that is part of a greater one. */
	private static final List<String> AFTER_SELECTION = List.of(")", "union", "except", "intersect", "order", "limit",
			"offset", "fetch");

	private final Tokens tokens;

	private final PrimaryParser primaries;

	private final Supplier<Selection> selections;

	ExpressionParser(Tokens tokens, Supplier<Selection> selections) {
		this.tokens = tokens;
		this.selections = selections;
		this.primaries = new PrimaryParser(tokens, this);
	}

	@Override
	public Expression expression() {
		return this.tokens.nested(() -> {
			Location location = this.tokens.location();
			List<Expression> operands = this.tokens.list("or", this::conjunction);
			return (operands.size() == 1) ? operands.get(0) : new Expression.Junction(false, operands, location);
		});
	}

	private Expression conjunction() {
		Location location = this.tokens.location();
		List<Expression> operands = this.tokens.list("and", this::negation);
		return (operands.size() == 1) ? operands.get(0) : new Expression.Junction(true, operands, location);
	}

	private Expression negation() {
		Location location = this.tokens.location();
		if (this.tokens.accept("not")) {
			return new Expression.Not(this.tokens.nested(this::negation), location);
		}
		return condition(sum());
	}

	private Expression condition(Expression operand) {
		Location location = this.tokens.location();
		Condition.Operator comparison = comparison();
		if (comparison != null) {
			return new Expression.Comparison(comparison, operand, quantified(), location);
		}
		if (this.tokens.accept("is")) {
			return is(operand, location);
		}
		boolean negated = this.tokens.accept("not");
		if (this.tokens.accept("between")) {
			Expression lower = sum();
			this.tokens.expect("and");
			return new Expression.Between(operand, lower, sum(), negated, location);
		}
		if (this.tokens.atAny("like", "ilike")) {
			return like(operand, negated, location);
		}
		if (this.tokens.accept("in", "elements", "(")) {
			Expression member = new Expression.Member(operand, this.primaries.qualified(), negated, location);
			this.tokens.expect(")");
			return member;
		}
		if (this.tokens.accept("in")) {
			return new Expression.In(operand, members(), negated, location);
		}
		if (this.tokens.accept("member", "of") || this.tokens.accept("member")) {
			return new Expression.Member(operand, this.primaries.qualified(), negated, location);
		}
		if (negated) {
			throw this.tokens.expected("'between', 'like', 'in' or 'member of'", "between", "like", "in", "member");
		}
		return operand;
	}

	private Condition.@Nullable Operator comparison() {
		for (Condition.Operator operator : Condition.Operator.values()) {
			if (this.tokens.accept(operator.toString())) {
				return operator;
			}
		}
		return this.tokens.accept("!=") ? Condition.Operator.NOT_EQUAL : null;
	}

	private Expression quantified() {
		Location location = this.tokens.location();
		boolean all = this.tokens.at("all");
		if ((all || this.tokens.atAny("any", "some")) && this.tokens.peek(1).is("(")) {
			this.tokens.next();
			return new Expression.Quantified(all, parenthesized(), location);
		}
		return sum();
	}

	/**
	 * Reads the class that something is treated as.
	 */
	@Override
	public String subclass() {
		this.tokens.expect("as");
		return String.join(".", this.tokens.names("the name of a class"));
	}

	/**
	 * Reads a path, which may start behind a function.
	 */
	Expression qualified() {
		return this.primaries.qualified();
	}

	@Override
	public Selection parenthesized() {
		this.tokens.expect("(");
		Selection selection = this.selections.get();
		this.tokens.expect(")");
		return selection;
	}

	private Expression is(Expression operand, Location location) {
		boolean negated = this.tokens.accept("not");
		if (this.tokens.accept("null")) {
			return new Expression.IsNull(operand, negated, location);
		}
		if (this.tokens.accept("empty")) {
			return new Expression.IsEmpty(operand, negated, location);
		}
		if (this.tokens.atAny("true", "false")) {
			boolean value = this.tokens.next().is("true");
			Expression equal = new Expression.Comparison(Condition.Operator.EQUAL, operand,
					new Expression.Literal(value, location), location);
			Expression known = new Expression.Junction(true,
					List.of(equal, new Expression.IsNull(operand, true, location)), location);
			return negated ? new Expression.Not(known, location) : known;
		}
		if (this.tokens.accept("distinct", "from")) {
			Expression other = sum();
			Expression same = new Expression.Junction(true,
					List.of(hasNothingElse(operand, other, location), hasNothingElse(other, operand, location)),
					location);
			return negated ? same : new Expression.Not(same, location);
		}
		throw this.tokens.expected("'null', 'empty', 'true', 'false' or 'distinct from'", "null", "empty", "true",
				"false", "distinct");
	}

	/**
	 * Whether a value is null or equal to another one, which is always known. Two are the
	 * same if both hold.
	 */
	private static Expression hasNothingElse(Expression value, Expression other, Location location) {
		return new Expression.IsNull(new Expression.Call(ScalarFunction.NULLIF, List.of(value, other), location), false,
				location);
	}

	private Expression like(Expression operand, boolean negated, Location location) {
		boolean ignoresCase = this.tokens.next().is("ilike");
		Expression pattern = isWildcards() ? wildcards() : sum();
		Expression escape = this.tokens.accept("escape") ? sum() : null;
		return new Expression.Like(operand, pattern, escape, negated, ignoresCase, location);
	}

	/**
	 * Whether a parameter with wildcards around it starts here, in any number of
	 * parentheses.
	 */
	private boolean isWildcards() {
		int first = 0;
		while (this.tokens.peek(first).is("(")) {
			first++;
		}
		return this.tokens.peek(first).is(WILDCARD)
				|| (this.tokens.peek(first).isParameter() && this.tokens.peek(first + 1).is(WILDCARD));
	}

	private Expression wildcards() {
		if (this.tokens.accept("(")) {
			Expression parameter = this.tokens.nested(this::wildcards);
			this.tokens.expect(")");
			return parameter;
		}
		boolean before = this.tokens.accept(WILDCARD);
		Expression.Parameter parameter = this.primaries.parameter("a parameter between wildcards");
		boolean after = this.tokens.accept(WILDCARD);
		return new Expression.Parameter(parameter.kind(), parameter.name(), Wildcards.of(before, after),
				parameter.location());
	}

	private List<Expression> members() {
		if (!this.tokens.at("(")) {
			return List.of(this.primaries.parameter("a list in parentheses, or a parameter that is a collection"));
		}
		Location location = this.tokens.location();
		if (isSelection(1)) {
			return List.of(new Expression.Subquery(parenthesized(), location));
		}
		this.tokens.next();
		List<Expression> members = this.tokens.at(")") ? List.of() : this.tokens.list(this::expression);
		this.tokens.expect(")");
		return members;
	}

	/**
	 * Whether what starts at a token is a selection as a whole, and not a value that
	 * begins with one: its first part may be in any number of parentheses.
	 */
	@Override
	public boolean isSelection(int ahead) {
		int position = ahead;
		while (this.tokens.peek(position).is("(")) {
			position++;
		}
		boolean selection = this.tokens.peek(position).is("select")
				|| (this.tokens.peek(position).is("from") && !this.tokens.peek(position + 1).is("."));
		for (int open = position - ahead; selection && open > 0; open--) {
			position = closing(position) + 1;
			Token following = this.tokens.peek(position);
			selection = following.kind() == Token.Kind.END || AFTER_SELECTION.stream().anyMatch(following::is);
		}
		return selection;
	}

	/**
	 * The place of the parenthesis that closes the group which a token is in.
	 */
	private int closing(int ahead) {
		int open = 0;
		for (int i = ahead;; i++) {
			Token token = this.tokens.peek(i);
			open += token.is("(") ? 1 : token.is(")") ? -1 : 0;
			if (open < 0 || token.kind() == Token.Kind.END) {
				return i;
			}
		}
	}

	Expression sum() {
		return operations(this::product, Operator.ADD, Operator.SUBTRACT);
	}

	private Expression product() {
		return operations(this::concatenation, Operator.MULTIPLY, Operator.DIVIDE);
	}

	private Expression concatenation() {
		return operations(this::sign, Operator.CONCATENATE);
	}

	/**
	 * Operands with operators between them, the first two of which belong together.
	 */
	private Expression operations(Supplier<Expression> operand, Operator... operators) {
		Expression result = operand.get();
		List<Operator> chain = new ArrayList<>();
		Location location = this.tokens.location();
		Operator operator = operator(operators);
		while (operator != null) {
			this.tokens.checkSize(chain, Tokens.MAX_CHAIN);
			chain.add(operator);
			result = new Expression.Arithmetic(operator, result, operand.get(), location);
			location = this.tokens.location();
			operator = operator(operators);
		}
		return result;
	}

	private @Nullable Operator operator(Operator... operators) {
		for (Operator operator : operators) {
			if (this.tokens.accept(operator.toString())) {
				return operator;
			}
		}
		return null;
	}

	private Expression sign() {
		Location location = this.tokens.location();
		if (this.tokens.accept("-")) {
			return negative(this.tokens.nested(this::sign), location);
		}
		return this.tokens.accept("+") ? this.tokens.nested(this::sign) : this.primaries.primary();
	}

	private static Expression negative(Expression operand, Location location) {
		Number negative = (operand instanceof Expression.Literal literal && literal.value() instanceof Number number)
				? Literals.negate(number) : null;
		return (negative != null) ? new Expression.Literal(negative, location)
				: new Expression.Negative(operand, location);
	}

}
