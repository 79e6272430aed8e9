package io.github.springdata.memory.query.statement;

import java.util.ArrayList;
import java.util.List;

import io.github.springdata.memory.mapping.PathReader;
import io.github.springdata.memory.query.Condition;
import io.github.springdata.memory.query.Criteria;
import io.github.springdata.memory.query.Operand;
import io.github.springdata.memory.query.syntax.Expression;
import io.github.springdata.memory.query.syntax.ScalarFunction;
import io.github.springdata.memory.query.value.ValueConversion;
import org.jspecify.annotations.Nullable;

/**
 * Translator of conditions on the properties of one variable into {@link Criteria}, so
 * that the planner finds the indexes that serve them. What has no such form, or means
 * something else there, is left to be computed. Conditions were compiled, and so checked,
 * before.
 *
 * @param compilation what belongs to the statement
 * @param paths finds paths
 * @param variable the source that criteria are for
 */
record CriteriaTranslator(Compilation compilation, Paths paths, Variable variable) {

	/**
	 * Translates a condition.
	 * @return the criteria, or {@code null} if it has to be computed
	 */
	@Nullable Criteria translate(Expression condition) {
		if (condition instanceof Expression.Comparison comparison) {
			return comparison(comparison);
		}
		if (condition instanceof Expression.Between between) {
			return between(between);
		}
		if (condition instanceof Expression.In in) {
			return in(in);
		}
		if (condition instanceof Expression.Like like) {
			return like(like);
		}
		if (condition instanceof Expression.IsNull isNull) {
			PathReader path = path(isNull.operand());
			return (path != null) ? new Condition.IsNull(path.path(), isNull.negated()) : null;
		}
		if (condition instanceof Expression.IsEmpty isEmpty) {
			return isEmpty(isEmpty);
		}
		if (condition instanceof Expression.Member member) {
			return member(member);
		}
		return junction(condition);
	}

	private @Nullable Criteria junction(Expression condition) {
		if (condition instanceof Expression.Junction junction) {
			List<Criteria> members = each(junction.operands());
			return (members == null) ? null : junction.all() ? Criteria.allOf(members) : Criteria.anyOf(members);
		}
		if (condition instanceof Expression.Not not && not.operand() instanceof Expression.Member member) {
			return member(
					new Expression.Member(member.element(), member.collection(), !member.negated(), member.location()));
		}
		if (condition instanceof Expression.Not not) {
			Criteria operand = translate(not.operand());
			return (operand != null) ? operand.not() : null;
		}
		if (condition instanceof Expression.Call call && call.function() == ScalarFunction.WORDS) {
			return words(call);
		}
		PathReader path = single(condition);
		return (path != null && path.type() == Boolean.class) ? Criteria.where(path.path()).isTrue() : null;
	}

	private @Nullable List<Criteria> each(List<Expression> conditions) {
		List<Criteria> members = new ArrayList<>();
		for (Expression condition : conditions) {
			Criteria member = translate(condition);
			if (member == null) {
				return null;
			}
			members.add(member);
		}
		return members;
	}

	/**
	 * The property that an expression is, if it is one of the variable.
	 */
	private @Nullable PathReader path(Expression expression) {
		if (expression instanceof Expression.Path path) {
			Paths.Target target = this.paths.find(path);
			return (target != null && target.variable() == this.variable) ? target.reader() : null;
		}
		if (expression instanceof Expression.Call call && this.variable.row() && this.variable.entity() != null
				&& call.function() == ScalarFunction.ID && call.arguments().get(0) instanceof Expression.Path path) {
			Paths.Target target = this.paths.find(path);
			boolean id = target != null && target.variable() == this.variable && target.reader() == null;
			return id ? this.variable.entity().getPath(this.variable.entity().getRequiredIdProperty().getName()) : null;
		}
		return null;
	}

	private @Nullable PathReader single(Expression expression) {
		PathReader path = path(expression);
		return (path != null && !path.isMultiValued() && path.type() != Object.class) ? path : null;
	}

	private @Nullable Criteria comparison(Expression.Comparison comparison) {
		PathReader path = single(comparison.left());
		if (path != null) {
			return comparison(path, comparison.operator(), comparison.right());
		}
		PathReader other = single(comparison.right());
		return (other != null) ? comparison(other, mirrored(comparison.operator()), comparison.left()) : null;
	}

	private static Condition.Operator mirrored(Condition.Operator operator) {
		return switch (operator) {
			case EQUAL, NOT_EQUAL -> operator;
			case LESS -> Condition.Operator.GREATER;
			case LESS_OR_EQUAL -> Condition.Operator.GREATER_OR_EQUAL;
			case GREATER -> Condition.Operator.LESS;
			case GREATER_OR_EQUAL -> Condition.Operator.LESS_OR_EQUAL;
		};
	}

	private @Nullable Criteria comparison(PathReader path, Condition.Operator operator, Expression value) {
		Operand operand = operand(value, path.type());
		return (operand != null) ? new Condition.Comparison(path.path(), operator, operand, false) : null;
	}

	/**
	 * The operand that an expression is, if it does not depend on rows.
	 */
	private @Nullable Operand operand(Expression expression, Class<?> type) {
		if (expression instanceof Expression.Literal literal) {
			return literal(literal.value(), type);
		}
		if (expression instanceof Expression.Parameter parameter) {
			return this.compilation.parameters().operand(parameter);
		}
		if (expression instanceof Expression.Call call && isClock(call.function())) {
			return this.compilation.parameters().operand(call.function());
		}
		boolean constant = expression instanceof Expression.Path path && this.paths.find(path) == null;
		Object value = constant ? this.paths.constant((Expression.Path) expression, type) : null;
		return (value != null) ? Operand.of(value) : null;
	}

	/**
	 * A number that the type does not have is compared by value.
	 */
	private static @Nullable Operand literal(@Nullable Object literal, Class<?> type) {
		if (literal instanceof Number number && Number.class.isAssignableFrom(type)) {
			return new Operand.Literal(number);
		}
		Object value = (literal != null) ? ValueConversion.convert(literal, type) : null;
		return (value != null) ? Operand.of(value) : null;
	}

	private static boolean isClock(ScalarFunction function) {
		return function == ScalarFunction.LOCAL_DATE || function == ScalarFunction.LOCAL_TIME
				|| function == ScalarFunction.LOCAL_DATETIME;
	}

	/**
	 * Two comparisons, of which one may be false while the other is unknown.
	 */
	private @Nullable Criteria between(Expression.Between between) {
		PathReader path = single(between.operand());
		Operand lower = (path != null) ? operand(between.lower(), path.type()) : null;
		Operand upper = (path != null) ? operand(between.upper(), path.type()) : null;
		if (path == null || lower == null || upper == null) {
			return null;
		}
		if (!(lower instanceof Operand.Parameter || upper instanceof Operand.Parameter)) {
			return new Condition.Between(path.path(), lower, upper, between.negated(), false);
		}
		Criteria both = Criteria
			.allOf(List.of(new Condition.Comparison(path.path(), Condition.Operator.GREATER_OR_EQUAL, lower, false),
					new Condition.Comparison(path.path(), Condition.Operator.LESS_OR_EQUAL, upper, false)));
		return between.negated() ? both.not() : both;
	}

	private @Nullable Criteria in(Expression.In in) {
		PathReader path = single(in.operand());
		if (path == null) {
			return null;
		}
		List<Operand> operands = new ArrayList<>();
		for (Expression member : in.members()) {
			Operand operand = operand(member, path.type());
			if (operand == null) {
				return null;
			}
			operands.add(operand);
		}
		return new Condition.In(path.path(), operands, in.negated(), false);
	}

	private @Nullable Criteria like(Expression.Like like) {
		PathReader path = single(like.operand());
		Operand pattern = (path != null && path.type() == String.class) ? operand(like.pattern(), String.class) : null;
		if (path == null || pattern == null) {
			return null;
		}
		if (like.escape() instanceof Expression.Parameter parameter) {
			Operand rewritten = this.compilation.parameters().pattern(pattern, parameter);
			return new Condition.Like(path.path(), rewritten, EscapedPattern.USUAL, like.negated(), like.ignoresCase());
		}
		Character escape = (like.escape() != null) ? literal(like.escape()) : Character.valueOf(EscapedPattern.USUAL);
		return (escape != null) ? new Condition.Like(path.path(), pattern, escape, like.negated(), like.ignoresCase())
				: null;
	}

	private @Nullable Criteria words(Expression.Call call) {
		PathReader path = path(call.arguments().get(0));
		Operand words = (path != null && path.type() == String.class) ? operand(call.arguments().get(1), String.class)
				: null;
		return (path != null && words != null) ? new Condition.MatchesWords(path.path(), words, false) : null;
	}

	private static @Nullable Character literal(Expression escape) {
		boolean character = escape instanceof Expression.Literal literal && literal.value() instanceof String text
				&& text.length() == 1;
		return character ? String.valueOf(((Expression.Literal) escape).value()).charAt(0) : null;
	}

	private @Nullable Criteria isEmpty(Expression.IsEmpty isEmpty) {
		PathReader path = path(isEmpty.operand());
		return (path != null) ? new Condition.IsEmpty(path.path(), isEmpty.negated()) : null;
	}

	/**
	 * Nothing is a member of an empty collection, not even {@code null}, of which it is
	 * unknown elsewhere. That makes a difference where the condition is negated.
	 */
	private @Nullable Criteria member(Expression.Member member) {
		PathReader path = path(member.collection());
		Operand element = (path != null && path.type() != Object.class) ? operand(member.element(), path.type()) : null;
		boolean maybeNull = element instanceof Operand.Parameter && member.negated();
		if (path == null || element == null || maybeNull) {
			return null;
		}
		return new Condition.Contains(path.path(), Condition.Position.ANYWHERE, element, member.negated(), false);
	}

}
