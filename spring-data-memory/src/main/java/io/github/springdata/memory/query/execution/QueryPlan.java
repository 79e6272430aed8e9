package io.github.springdata.memory.query.execution;

import java.util.List;

/**
 * Account of how a query was run: a tree of steps, each with the number of rows that the
 * planner expected and the number that it really had. Its string form has one line per
 * step, the last step of the work first. A plan is a record of what has been done;
 * nothing in it runs a query.
 */
public sealed interface QueryPlan permits AccessStep, RowStep, StatementStep {

	/**
	 * What this step does, without its inputs and numbers.
	 * @return one line, such as {@code IndexRange(price: [10, 20))}
	 */
	String label();

	/**
	 * The steps whose rows this step works on.
	 * @return the inputs, none for a step that reads the table or an index
	 */
	List<QueryPlan> inputs();

	/**
	 * The number of rows that the planner expected this step to deliver.
	 * @return the estimate, exact where an index counts
	 */
	long estimate();

	/**
	 * The number of rows that this step delivered; of a count, the number it found.
	 * @return the actual number
	 */
	long rows();

	/**
	 * The number of rows of the table that were looked at. What is found in an index
	 * alone, such as a count, looks at none.
	 * @return the rows that the access path delivered, before any filter and limit
	 */
	long rowsExamined();

	/**
	 * Whether the whole table was, or may have been, read row by row.
	 * @return {@code true} if a step is an {@link AccessStep.FullScan}
	 */
	default boolean isFullScan() {
		return inputs().stream().anyMatch(QueryPlan::isFullScan);
	}

	/**
	 * The number of rows in the result.
	 * @return the rows that the last step delivered
	 */
	default long rowsReturned() {
		return rows();
	}

	/**
	 * What the rows of this step are, for its string form.
	 * @return a participle
	 */
	default String outcome() {
		return "passed";
	}

	/**
	 * The plan as a tree.
	 * @return one line for each step, the last one of the work first
	 */
	default String format() {
		StringBuilder result = new StringBuilder();
		append(result, 0);
		return result.toString();
	}

	private void append(StringBuilder result, int depth) {
		if (depth > 0) {
			result.append('\n').append("   ".repeat(depth - 1)).append("`- ");
		}
		result.append("%s ~%d rows, %d %s".formatted(label(), estimate(), rows(), outcome()));
		inputs().forEach((input) -> input.append(result, depth + 1));
	}

}
