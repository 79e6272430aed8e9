package io.github.springdata.memory.query.language;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import io.github.springdata.memory.query.language.Token.Kind;
import io.github.springdata.memory.query.syntax.CastType;
import io.github.springdata.memory.query.syntax.Expression.Aggregate;
import io.github.springdata.memory.query.syntax.Expression;
import io.github.springdata.memory.query.syntax.Location;
import io.github.springdata.memory.query.syntax.NamedFunctions;
import io.github.springdata.memory.query.syntax.ScalarFunction;
import org.jspecify.annotations.Nullable;

/**
 * Parser of what has no operators around it.
 *
 * <pre>
 * primary    : literal | parameter | '(' (selection | expression) ')' | 'exists' '(' selection ')'
 *            | 'case' expression? ('when' expression 'then' expression)+ ('else' expression)? 'end'
 *            | 'local' ('date' | 'time' | 'datetime') | 'current_date' | 'current_time' | 'current_timestamp'
 *            | aggregate | function | path
 * literal    : STRING | NUMBER | 'true' | 'false' | 'null' | DATE_OR_TIME
 * parameter  : ':' NAME | '?' DIGITS | (':' | '?') VALUE_EXPRESSION
 * aggregate  : 'count' '(' ('*' | 'distinct'? expression) ')'
 *            | ('sum' | 'avg' | 'min' | 'max') '(' 'distinct'? expression ')'
 * function   : 'cast' '(' expression 'as' TYPE ')' | 'extract' '(' FIELD 'from' expression ')'
 *            | 'trim' '(' ('leading' | 'trailing' | 'both')? expression? 'from')? expression ')'
 *            | 'object' '(' path ')' | 'treat' '(' primary 'as' path ')'
 *            | 'function' '(' STRING (',' expression)* ')' | NAME '(' (expression (',' expression)*)? ')'
 * path       : (NAME | function) ('.' NAME)*
 * </pre>
 *
 * @param tokens the text
 * @param expressions compiles expressions
 */
record PrimaryParser(Tokens tokens, InnerParser expressions) {

	private static final Map<String, Aggregate.Kind> AGGREGATES = Map.of("count", Aggregate.Kind.COUNT, "sum",
			Aggregate.Kind.SUM, "avg", Aggregate.Kind.AVG, "min", Aggregate.Kind.MIN, "max", Aggregate.Kind.MAX);

	private static final Set<String> CURRENT = Set.of("current_date", "current_time", "current_timestamp");

	Expression primary() {
		Token token = this.tokens.peek();
		Location location = this.tokens.location();
		return switch (token.kind()) {
			case LITERAL -> new Expression.Literal(this.tokens.next().value(), location);
			case NAMED_PARAMETER, POSITIONAL_PARAMETER, VALUE_EXPRESSION -> parameter("a value");
			case NAME -> path();
			case WORD -> word(token, location);
			case SYMBOL -> parenthesized(location);
			case END -> throw this.tokens.expected("a value");
		};
	}

	Expression.Parameter parameter(String what) {
		Location location = this.tokens.location();
		Expression.Parameter.Kind kind = switch (this.tokens.peek().kind()) {
			case NAMED_PARAMETER -> Expression.Parameter.Kind.NAMED;
			case POSITIONAL_PARAMETER -> Expression.Parameter.Kind.POSITIONAL;
			case VALUE_EXPRESSION -> Expression.Parameter.Kind.EXPRESSION;
			default -> throw this.tokens.expected(what);
		};
		return new Expression.Parameter(kind, String.valueOf(this.tokens.next().value()), location);
	}

	private Expression parenthesized(Location location) {
		if (!this.tokens.at("(")) {
			throw this.tokens.expected("a value");
		}
		if (this.expressions.isSelection(1)) {
			return new Expression.Subquery(this.expressions.parenthesized(), location);
		}
		this.tokens.next();
		Expression expression = this.expressions.expression();
		this.tokens.expect(")");
		return expression;
	}

	private Expression word(Token token, Location location) {
		String word = token.text().toLowerCase(Locale.ROOT);
		Token following = this.tokens.peek(1);
		if (following.is(".")) {
			return path();
		}
		if (following.is("(") && !word.equals("in")) {
			return property(call(word, location), location);
		}
		if (CURRENT.contains(word)) {
			this.tokens.next();
			return NamedFunctions.call(word, List.of(), location);
		}
		if (word.equals("local") && following.kind() == Kind.WORD) {
			return local(location);
		}
		return switch (word) {
			case "true", "false" -> literal(word.equals("true"), location);
			case "null" -> literal(null, location);
			case "case" -> this.tokens.nested(() -> cases(location));
			default -> path();
		};
	}

	private Expression literal(@Nullable Object value, Location location) {
		this.tokens.next();
		return new Expression.Literal(value, location);
	}

	private Expression local(Location location) {
		ScalarFunction function = ScalarFunction.of("local " + this.tokens.peek(1).text());
		if (function == null) {
			return path();
		}
		this.tokens.next();
		this.tokens.next();
		return new Expression.Call(function, List.of(), location);
	}

	Expression.Path path() {
		return this.tokens.path("a value");
	}

	/**
	 * Reads a path, which may start behind a function.
	 */
	Expression qualified() {
		return this.tokens.peek(1).is("(") ? primary() : path();
	}

	/**
	 * Reads the names of a path that goes on behind something.
	 */
	private Expression property(Expression owner, Location location) {
		List<String> names = this.tokens.parts();
		if (names.isEmpty()) {
			return owner;
		}
		return (owner instanceof Expression.Path path)
				? new Expression.Path(Stream.of(path.names(), names).flatMap(List::stream).toList(), location)
				: new Expression.Property(owner, names, location);
	}

	private Expression cases(Location location) {
		this.tokens.expect("case");
		Expression operand = this.tokens.at("when") ? null : this.expressions.expression();
		List<Expression.Case.Branch> branches = new ArrayList<>();
		do {
			this.tokens.expect("when");
			this.tokens.checkSize(branches, Tokens.MAX_LIST);
			Expression condition = this.expressions.expression();
			this.tokens.expect("then");
			branches.add(new Expression.Case.Branch(condition, this.expressions.expression()));
		}
		while (this.tokens.at("when"));
		Expression otherwise = this.tokens.accept("else") ? this.expressions.expression() : null;
		if (!this.tokens.accept("end")) {
			throw this.tokens.expected("'when', 'else' or 'end'", "when", "else", "end");
		}
		return new Expression.Case(operand, branches, otherwise, location);
	}

	private Expression call(String name, Location location) {
		if (name.equals("exists")) {
			this.tokens.next();
			return new Expression.Exists(this.expressions.parenthesized(), location);
		}
		if (name.equals("not") || name.equals("case")) {
			throw this.tokens.expected("a value");
		}
		Aggregate.Kind aggregate = AGGREGATES.get(name);
		this.tokens.next();
		this.tokens.expect("(");
		Expression result = this.tokens
			.nested(() -> (aggregate != null) ? aggregate(aggregate, location) : function(name, location));
		this.tokens.expect(")");
		return result;
	}

	private Expression aggregate(Aggregate.Kind kind, Location location) {
		if (kind == Aggregate.Kind.COUNT && this.tokens.accept("*")) {
			return new Aggregate(kind, false, new Expression.Literal(1, location), location);
		}
		boolean distinct = this.tokens.accept("distinct");
		return new Aggregate(kind, distinct, this.expressions.expression(), location);
	}

	private Expression function(String name, Location location) {
		return switch (name) {
			case "cast" -> cast(location);
			case "extract" -> extract(location);
			case "trim" -> trim(location);
			case "object" -> path();
			case "treat" -> new Expression.Treat(qualified(), this.expressions.subclass(), location);
			case "function" -> invocation(location);
			default -> named(name, arguments(), location);
		};
	}

	private List<Expression> arguments() {
		return this.tokens.at(")") ? List.of() : this.tokens.list(this.expressions::expression);
	}

	private Expression named(String name, List<Expression> arguments, Location location) {
		Expression call = NamedFunctions.call(name, arguments, location);
		if (call instanceof Expression.Invocation) {
			String arity = NamedFunctions.arity(name);
			throw this.tokens.failure(location, (arity == null) ? unknown(name)
					: "function '%s' takes %s argument(s), not %d".formatted(name, arity, arguments.size()));
		}
		return call;
	}

	private static String unknown(String name) {
		List<String> names = Stream.of(NamedFunctions.names(), AGGREGATES.keySet())
			.flatMap(Collection::stream)
			.toList();
		return "unknown function '%s'%s".formatted(name, Tokens.suggestion(name, names));
	}

	private Expression invocation(Location location) {
		if (!(this.tokens.peek().value() instanceof String name) || this.tokens.peek().kind() != Kind.LITERAL) {
			throw this.tokens.expected("the name of a function in quotes");
		}
		this.tokens.next();
		return NamedFunctions.call(name, this.tokens.accept(",") ? arguments() : List.of(), location);
	}

	private Expression cast(Location location) {
		Expression operand = this.expressions.expression();
		this.tokens.expect("as");
		int simple = 0;
		while (this.tokens.peek(simple + 1).is(".")) {
			simple += 2;
		}
		CastType type = CastType.of(this.tokens.peek(simple).text());
		if (type == null) {
			String[] names = Arrays.stream(CastType.values()).flatMap((t) -> t.names().stream()).toArray(String[]::new);
			throw this.tokens.expected("a type, such as string, integer, double or date", names);
		}
		this.tokens.names("a type");
		return new Expression.Cast(operand, type, location);
	}

	private Expression extract(Location location) {
		Token name = this.tokens.peek();
		String field = name.text().toLowerCase(Locale.ROOT);
		if (!NamedFunctions.FIELDS.contains(field)) {
			throw this.tokens.expected("a field, one of " + String.join(", ", NamedFunctions.FIELDS),
					NamedFunctions.FIELDS.toArray(String[]::new));
		}
		Location at = this.tokens.location();
		this.tokens.next();
		this.tokens.expect("from");
		return new Expression.Call(ScalarFunction.EXTRACT,
				List.of(new Expression.Literal(field, at), this.expressions.expression()), location);
	}

	private Expression trim(Location location) {
		String ends = "both";
		boolean named = false;
		if (this.tokens.atAny("leading", "trailing", "both") && !this.tokens.peek(1).is(")")
				&& !this.tokens.peek(1).is(".")) {
			ends = this.tokens.next().text().toLowerCase(Locale.ROOT);
			named = true;
		}
		Expression character = new Expression.Literal(" ", location);
		if (!this.tokens.at("from")) {
			Expression first = this.expressions.expression();
			if (!named && !this.tokens.at("from")) {
				return trim(ends, character, first, location);
			}
			character = first;
		}
		this.tokens.expect("from");
		return trim(ends, character, this.expressions.expression(), location);
	}

	private static Expression trim(String ends, Expression character, Expression string, Location location) {
		return new Expression.Call(ScalarFunction.TRIM,
				List.of(new Expression.Literal(ends, location), character, string), location);
	}

}
