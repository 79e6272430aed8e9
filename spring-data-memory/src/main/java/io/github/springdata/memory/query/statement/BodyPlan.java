package io.github.springdata.memory.query.statement;

import java.util.List;
import java.util.stream.Stream;

import io.github.springdata.memory.query.execution.QueryPlan;

/**
 * A compiled selection without order.
 */
sealed interface BodyPlan permits BlockPlan, CombinationPlan {

	/**
	 * What results consist of.
	 */
	List<ResultItem> items();

	/**
	 * Finds results.
	 * @param outer the rows of the selections around this one
	 */
	Stream<Row> run(Frame outer);

	/**
	 * The slots of enclosing selections that this one reads.
	 */
	long outer();

	/**
	 * How the results were found that an execution was asked for.
	 */
	QueryPlan explain(Frame outer);

}
