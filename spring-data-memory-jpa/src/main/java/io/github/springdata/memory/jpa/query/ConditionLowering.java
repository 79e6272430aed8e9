package io.github.springdata.memory.jpa.query;

import java.util.ArrayList;
import java.util.List;

import io.github.springdata.memory.query.Condition;
import io.github.springdata.memory.query.syntax.Expression;

/**
 * Lowering of conditions.
 */
final class ConditionLowering {

	private final Lowering lowering;

	private final ExpressionLowering expressions;

	private final CollectionLowering collections;

	ConditionLowering(Lowering lowering, ExpressionLowering expressions, CollectionLowering collections) {
		this.lowering = lowering;
		this.expressions = expressions;
		this.collections = collections;
	}

	private List<Expression> conditions(List<Expression> expressions) {
		return expressions.stream().map(this.expressions::condition).toList();
	}

	/**
	 * Lowers values that are put in order.
	 */
	private List<Term> ordered(List<Expression> expressions) {
		return this.expressions.alike(expressions, Meaning.UNKNOWN, EnumColumns::of);
	}

	Term compare(Expression.Comparison comparison) {
		boolean equality = comparison.operator() == Condition.Operator.EQUAL
				|| comparison.operator() == Condition.Operator.NOT_EQUAL;
		List<Expression> compared = List.of(comparison.left(), comparison.right());
		List<Term> operands = equality ? this.expressions.alike(compared, Meaning.UNKNOWN) : ordered(compared);
		requireComparable(operands.get(0), operands.get(1), comparison);
		return bool(new Expression.Comparison(comparison.operator(), operands.get(0).expression(),
				operands.get(1).expression(), comparison.location()));
	}

	Term between(Expression.Between between) {
		List<Term> operands = ordered(List.of(between.operand(), between.lower(), between.upper()));
		return bool(new Expression.Between(operands.get(0).expression(), operands.get(1).expression(),
				operands.get(2).expression(), between.negated(), between.location()));
	}

	Term like(Expression.Like like) {
		Meaning text = Meaning.of(String.class);
		Expression escape = (like.escape() != null) ? this.expressions.lower(like.escape(), text).expression() : null;
		return bool(new Expression.Like(EnumColumns.text(this.expressions.lower(like.operand(), text)).expression(),
				this.expressions.lower(like.pattern(), text).expression(), escape, like.negated(), like.ignoresCase(),
				like.location()));
	}

	Term in(Expression.In in) {
		List<Expression> all = new ArrayList<>();
		all.add(in.operand());
		all.addAll(in.members());
		boolean several = in.members().size() == 1 && in.members().get(0) instanceof Expression.Parameter;
		if (several) {
			Term operand = this.expressions.lower(in.operand());
			Expression.Parameter members = this.lowering.parameters()
				.use((Expression.Parameter) in.members().get(0), operand.meaning(), true);
			return bool(new Expression.In(operand.expression(), List.of(members), in.negated(), in.location()));
		}
		List<Term> terms = this.expressions.alike(all, Meaning.UNKNOWN);
		return bool(new Expression.In(terms.get(0).expression(),
				ExpressionLowering.expressions(terms.subList(1, terms.size())), in.negated(), in.location()));
	}

	Term isNull(Expression.IsNull isNull) {
		return bool(new Expression.IsNull(this.expressions.lower(isNull.operand()).expression(), isNull.negated(),
				isNull.location()));
	}

	Term isEmpty(Expression.IsEmpty isEmpty) {
		return bool(this.collections.isEmpty(this.expressions.collection(isEmpty.operand()), isEmpty.negated(),
				isEmpty.location()));
	}

	Term member(Expression.Member member) {
		Term collection = this.expressions.collection(member.collection());
		Meaning meaning = Meaning.of(CollectionLowering.plural(collection).element());
		Term element = this.expressions.lower(member.element(), meaning);
		requireComparable(element, Term.of(collection.expression(), meaning), member);
		return bool(this.collections.member(element.expression(), collection, member.negated(), member.location()));
	}

	Term exists(Expression.Exists exists) {
		return bool(new Expression.Exists(this.expressions.inner(exists.selection(), exists.location()).selection(),
				exists.location()));
	}

	Term junction(Expression.Junction junction) {
		return bool(new Expression.Junction(junction.all(), conditions(junction.operands()), junction.location()));
	}

	Term not(Expression.Not not) {
		return bool(new Expression.Not(this.expressions.condition(not.operand()), not.location()));
	}

	private void requireComparable(Term left, Term right, Expression at) {
		boolean entity = isWhole(left) || isWhole(right);
		boolean same = left.meaning().type().isAssignableFrom(right.meaning().type())
				|| right.meaning().type().isAssignableFrom(left.meaning().type());
		if (entity && !same) {
			throw this.lowering.failure(at.location(), "cannot compare a %s with a %s in '%s'"
				.formatted(left.meaning().type().getSimpleName(), right.meaning().type().getSimpleName(), at));
		}
	}

	private static boolean isWhole(Term term) {
		return term.meaning() instanceof Meaning.Entity || term.meaning() instanceof Meaning.Embedded;
	}

	private static Term bool(Expression condition) {
		return Term.of(condition, Boolean.class);
	}

}
