package io.github.springdata.memory.query.statement;

import java.util.List;

import io.github.springdata.memory.query.syntax.Expression;

/**
 * Compiler of the values that conditions, functions and aggregates work on.
 */
interface ValueCompiler {

	/**
	 * Compiles an expression.
	 * @param hint a value that it is used together with, for the type of parameters and
	 * the enum of constants
	 */
	TypedExpression compile(Expression expression, TypedExpression hint);

	/**
	 * Compiles an expression that is used by itself.
	 */
	default TypedExpression compile(Expression expression) {
		return compile(expression, TypedExpression.constant(null));
	}

	/**
	 * Compiles an expression where a type is expected.
	 */
	default TypedExpression compile(Expression expression, Class<?> hint) {
		return compile(expression, TypedExpression.of(hint, (tuple) -> null, 0));
	}

	/**
	 * Compiles a condition.
	 */
	TypedExpression condition(Expression expression);

	/**
	 * Compiles two expressions that are used together.
	 */
	List<TypedExpression> compilePair(Expression first, Expression second);

	/**
	 * The paths of the variables in scope.
	 */
	Paths paths();

}
