package io.github.springdata.memory.query.language;

import io.github.springdata.memory.query.syntax.Expression;
import io.github.springdata.memory.query.syntax.Selection;

/**
 * Parser of what stands within a primary expression, which may be any expression or
 * selection again.
 */
interface InnerParser {

	/**
	 * Reads an expression.
	 */
	Expression expression();

	/**
	 * Whether a selection comes after as many opening parentheses.
	 */
	boolean isSelection(int ahead);

	/**
	 * Reads a selection in parentheses.
	 */
	Selection parenthesized();

	/**
	 * Reads the name of a class.
	 */
	String subclass();

}
