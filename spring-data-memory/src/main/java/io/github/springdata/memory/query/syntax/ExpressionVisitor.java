package io.github.springdata.memory.query.syntax;

import org.jspecify.annotations.Nullable;

/**
 * Consumer of every kind of {@link Expression}. A new kind becomes a method here, and so
 * a compile error wherever it has to be handled.
 *
 * @param <R> what a visit results in
 */
public interface ExpressionVisitor<R extends @Nullable Object> {

	/**
	 * Visits a path.
	 * @param expression the expression
	 * @return the result
	 */
	R visitPath(Expression.Path expression);

	/**
	 * Visits a literal.
	 * @param expression the expression
	 * @return the result
	 */
	R visitLiteral(Expression.Literal expression);

	/**
	 * Visits a parameter.
	 * @param expression the expression
	 * @return the result
	 */
	R visitParameter(Expression.Parameter expression);

	/**
	 * Visits a computation.
	 * @param expression the expression
	 * @return the result
	 */
	R visitArithmetic(Expression.Arithmetic expression);

	/**
	 * Visits a change of sign.
	 * @param expression the expression
	 * @return the result
	 */
	R visitNegative(Expression.Negative expression);

	/**
	 * Visits the call of a function.
	 * @param expression the expression
	 * @return the result
	 */
	R visitCall(Expression.Call expression);

	/**
	 * Visits the call of a function that only its name is known of.
	 * @param expression the expression
	 * @return the result
	 */
	R visitInvocation(Expression.Invocation expression);

	/**
	 * Visits a property of an object that is no variable.
	 * @param expression the expression
	 * @return the result
	 */
	R visitProperty(Expression.Property expression);

	/**
	 * Visits an object that is treated as an instance of a subclass.
	 * @param expression the expression
	 * @return the result
	 */
	R visitTreat(Expression.Treat expression);

	/**
	 * Visits a cast.
	 * @param expression the expression
	 * @return the result
	 */
	R visitCast(Expression.Cast expression);

	/**
	 * Visits an aggregate.
	 * @param expression the expression
	 * @return the result
	 */
	R visitAggregate(Expression.Aggregate expression);

	/**
	 * Visits a choice.
	 * @param expression the expression
	 * @return the result
	 */
	R visitCase(Expression.Case expression);

	/**
	 * Visits the call of a constructor.
	 * @param expression the expression
	 * @return the result
	 */
	R visitInstance(Expression.Instance expression);

	/**
	 * Visits a subquery.
	 * @param expression the expression
	 * @return the result
	 */
	R visitSubquery(Expression.Subquery expression);

	/**
	 * Visits a quantified subquery.
	 * @param expression the expression
	 * @return the result
	 */
	R visitQuantified(Expression.Quantified expression);

	/**
	 * Visits a comparison.
	 * @param expression the expression
	 * @return the result
	 */
	R visitComparison(Expression.Comparison expression);

	/**
	 * Visits a test for a range.
	 * @param expression the expression
	 * @return the result
	 */
	R visitBetween(Expression.Between expression);

	/**
	 * Visits a test for a pattern.
	 * @param expression the expression
	 * @return the result
	 */
	R visitLike(Expression.Like expression);

	/**
	 * Visits a test for a list.
	 * @param expression the expression
	 * @return the result
	 */
	R visitIn(Expression.In expression);

	/**
	 * Visits a test for null.
	 * @param expression the expression
	 * @return the result
	 */
	R visitIsNull(Expression.IsNull expression);

	/**
	 * Visits a test for emptiness.
	 * @param expression the expression
	 * @return the result
	 */
	R visitIsEmpty(Expression.IsEmpty expression);

	/**
	 * Visits a test for an element.
	 * @param expression the expression
	 * @return the result
	 */
	R visitMember(Expression.Member expression);

	/**
	 * Visits a test for results.
	 * @param expression the expression
	 * @return the result
	 */
	R visitExists(Expression.Exists expression);

	/**
	 * Visits a conjunction or a disjunction.
	 * @param expression the expression
	 * @return the result
	 */
	R visitJunction(Expression.Junction expression);

	/**
	 * Visits a negation.
	 * @param expression the expression
	 * @return the result
	 */
	R visitNot(Expression.Not expression);

}
