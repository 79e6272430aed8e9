package io.github.springdata.memory.query.statement;

import java.util.List;
import java.util.stream.Stream;

import io.github.springdata.memory.query.execution.QueryPlan;

/**
 * A source of a selection: adds to the rows before it its own.
 */
sealed interface Stage permits EntityStage, ElementStage {

	/**
	 * The joined rows.
	 */
	Stream<Frame> apply(Stream<Frame> input);

	/**
	 * What was done, after an execution.
	 * @param before the plan of the stages before this one, none for the first
	 */
	QueryPlan explain(List<QueryPlan> before, Frame outer);

}
