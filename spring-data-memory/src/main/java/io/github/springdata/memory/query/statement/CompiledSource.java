package io.github.springdata.memory.query.statement;

import io.github.springdata.memory.query.execution.JoinStep;

/**
 * Source of a selection that was compiled.
 */
sealed interface CompiledSource permits RowSource, CompiledSource.Elements {

	/**
	 * The operator that joins the source to those before.
	 */
	JoinStep step();

	/**
	 * Source that is the elements of a collection.
	 *
	 * @param step joins them
	 */
	record Elements(JoinStep step) implements CompiledSource {

	}

}
