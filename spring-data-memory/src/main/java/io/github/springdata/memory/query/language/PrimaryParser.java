package io.github.springdata.memory.query.language;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import io.github.springdata.memory.query.language.Token.Kind;
import io.github.springdata.memory.query.syntax.CastType;
import io.github.springdata.memory.query.syntax.Expression.Aggregate;
import io.github.springdata.memory.query.syntax.Expression;
import io.github.springdata.memory.query.syntax.Location;
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
 *            | 'object' '(' path ')' | 'treat' '(' path 'as' path ')' ('.' NAME)*
 *            | NAME '(' (expression (',' expression)*)? ')'
 * path       : NAME ('.' NAME)*
 * </pre>
 *
 * @param tokens the text
 * @param expressions compiles expressions
 */
record PrimaryParser(Tokens tokens, InnerParser expressions) {

	private static final Map<String, Aggregate.Kind> AGGREGATES = Map.of("count", Aggregate.Kind.COUNT, "sum",
			Aggregate.Kind.SUM, "avg", Aggregate.Kind.AVG, "min", Aggregate.Kind.MIN, "max", Aggregate.Kind.MAX);

	private static final Map<String, ScalarFunction> CURRENT = Map.of("current_date", ScalarFunction.LOCAL_DATE,
			"current_time", ScalarFunction.LOCAL_TIME, "current_timestamp", ScalarFunction.LOCAL_DATETIME);

	private static final List<String> FIELDS = List.of("year", "quarter", "month", "week", "day", "hour", "minute",
			"second", "date", "time");

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
			return call(word, location);
		}
		if (CURRENT.containsKey(word)) {
			this.tokens.next();
			return new Expression.Call(CURRENT.get(word), List.of(), location);
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
		if (name.equals("treat")) {
			return treat(location);
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

	private Expression treat(Location location) {
		this.tokens.next();
		this.tokens.expect("(");
		Expression.Path operand = path();
		String subclass = this.expressions.subclass();
		return new Expression.Treat(operand, subclass, this.tokens.parts(new ArrayList<>()), location);
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
			case "ceil" -> scalar(ScalarFunction.CEILING, location);
			case "character_length", "char_length" -> scalar(ScalarFunction.LENGTH, location);
			default -> scalar(find(name, location), location);
		};
	}

	private ScalarFunction find(String name, Location location) {
		ScalarFunction function = ScalarFunction.of(name);
		if (function == null) {
			List<String> names = Stream
				.concat(Arrays.stream(ScalarFunction.values()).map(ScalarFunction::toString),
						AGGREGATES.keySet().stream())
				.toList();
			throw this.tokens.failure(location,
					"unknown function '%s'%s".formatted(name, Tokens.suggestion(name, names)));
		}
		return function;
	}

	private Expression scalar(ScalarFunction function, Location location) {
		List<Expression> arguments = this.tokens.at(")") ? List.of()
				: this.expressions.list(this.expressions::expression);
		if (arguments.size() < function.fewest() || arguments.size() > function.most()) {
			String number = (function.fewest() == function.most()) ? String.valueOf(function.fewest())
					: function.fewest() + " to " + function.most();
			throw this.tokens.failure(location,
					"function '%s' takes %s argument(s), not %d".formatted(function, number, arguments.size()));
		}
		return new Expression.Call(function, arguments, location);
	}

	private Expression cast(Location location) {
		Expression operand = this.expressions.expression();
		this.tokens.expect("as");
		Token name = this.tokens.peek();
		CastType type = (name.kind() == Kind.WORD) ? CastType.of(name.text()) : null;
		if (type == null) {
			String[] names = Arrays.stream(CastType.values()).flatMap((t) -> t.names().stream()).toArray(String[]::new);
			throw this.tokens.expected("a type, such as string, integer, double or date", names);
		}
		this.tokens.next();
		return new Expression.Cast(operand, type, location);
	}

	private Expression extract(Location location) {
		Token name = this.tokens.peek();
		String field = name.text().toLowerCase(Locale.ROOT);
		if (!FIELDS.contains(field)) {
			throw this.tokens.expected("a field, one of " + String.join(", ", FIELDS), FIELDS.toArray(String[]::new));
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
