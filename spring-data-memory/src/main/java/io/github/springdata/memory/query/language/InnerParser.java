package io.github.springdata.memory.query.language;

import java.util.List;
import java.util.function.Supplier;

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
	 * Reads expressions that are separated by commas.
	 * @param member reads one of them
	 */
	List<Expression> list(Supplier<Expression> member);

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
