package io.github.springdata.memory.core;

import java.util.List;

import io.github.springdata.memory.query.Condition;
import io.github.springdata.memory.query.Criteria;
import io.github.springdata.memory.query.CriteriaVisitor;
import io.github.springdata.memory.query.Operand;
import io.github.springdata.memory.query.syntax.Expression;
import io.github.springdata.memory.query.syntax.Location;
import io.github.springdata.memory.query.syntax.ScalarFunction;
import io.github.springdata.memory.query.syntax.Selection;

import org.springframework.dao.InvalidDataAccessApiUsageException;

/**
 * Translation of criteria on the names of a result into a condition on what the names
 * stand for.
 *
 * @param items the parts of a result
 */
record HavingExpression(List<Selection.Item> items) implements CriteriaVisitor<Expression> {

	private static final Location NOWHERE = Location.of(0);

	private Expression item(Condition condition) {
		return this.items.stream()
			.filter((item) -> condition.path().equals(item.alias()))
			.map(Selection.Item::expression)
			.findFirst()
			.orElseThrow(() -> new InvalidDataAccessApiUsageException(
					"Results have no '%s' for condition '%s'; they have %s".formatted(condition.path(), condition,
							this.items.stream().map(Selection.Item::alias).toList())));
	}

	private static Expression literal(Operand operand) {
		return new Expression.Literal(operand.resolve(new Object[0]), NOWHERE);
	}

	private List<Expression> each(List<Criteria> operands) {
		return operands.stream().map((operand) -> operand.accept(this)).toList();
	}

	@Override
	public Expression visitAll(Criteria.All criteria) {
		return new Expression.Literal(true, NOWHERE);
	}

	@Override
	public Expression visitAnd(Criteria.And and) {
		return new Expression.Junction(true, each(and.operands()), NOWHERE);
	}

	@Override
	public Expression visitOr(Criteria.Or or) {
		return new Expression.Junction(false, each(or.operands()), NOWHERE);
	}

	@Override
	public Expression visitNot(Criteria.Not not) {
		return new Expression.Not(not.criteria().accept(this), NOWHERE);
	}

	@Override
	public Expression visitComputed(Criteria.Computed criteria) {
		throw unsupported(criteria);
	}

	@Override
	public Expression visitCondition(Condition condition) {
		if (condition instanceof Condition.Comparison comparison) {
			return comparison(comparison);
		}
		if (condition instanceof Condition.Between c) {
			return new Expression.Between(item(c), literal(c.lower()), literal(c.upper()), c.negated(), NOWHERE);
		}
		if (condition instanceof Condition.In c) {
			List<Expression> members = c.operands().stream().map(HavingExpression::literal).toList();
			return new Expression.In(item(c), members, c.negated(), NOWHERE);
		}
		if (condition instanceof Condition.IsNull c) {
			return new Expression.IsNull(item(c), c.negated(), NOWHERE);
		}
		if (condition instanceof Condition.Like c) {
			Expression escape = new Expression.Literal(String.valueOf(c.escape()), NOWHERE);
			return new Expression.Like(item(c), literal(c.pattern()), escape, c.negated(), c.ignoresCase(), NOWHERE);
		}
		if (condition instanceof Condition.MatchesWords c) {
			Expression words = new Expression.Call(ScalarFunction.WORDS, List.of(item(c), literal(c.words())), NOWHERE);
			return c.negated() ? new Expression.Not(words, NOWHERE) : words;
		}
		throw unsupported(condition);
	}

	private Expression comparison(Condition.Comparison c) {
		Object value = c.operand().resolve(new Object[0]);
		boolean equality = c.operator() == Condition.Operator.EQUAL || c.operator() == Condition.Operator.NOT_EQUAL;
		if (value == null && equality) {
			return new Expression.IsNull(item(c), c.operator() == Condition.Operator.NOT_EQUAL, NOWHERE);
		}
		if (c.ignoresCase()) {
			throw unsupported(c);
		}
		return new Expression.Comparison(c.operator(), item(c), literal(c.operand()), NOWHERE);
	}

	private static InvalidDataAccessApiUsageException unsupported(Criteria criteria) {
		return new InvalidDataAccessApiUsageException(
				"Condition '%s' is not supported on aggregates; compare, or use between, in, like, matchesWords and null"
					.formatted(criteria));
	}

}
