package io.github.springdata.memory.query.execution;

/**
 * Draws a plan as a tree, one line per step.
 */
final class PlanFormat {

	private PlanFormat() {
	}

	static String format(QueryPlan plan) {
		StringBuilder result = new StringBuilder();
		append(result, plan, 0);
		return result.toString();
	}

	private static void append(StringBuilder result, QueryPlan plan, int depth) {
		if (depth > 0) {
			result.append('\n').append("   ".repeat(depth - 1)).append("`- ");
		}
		result.append("%s ~%d rows, %d %s".formatted(plan.label(), plan.estimate(), plan.rows(), verb(plan)));
		plan.inputs().forEach((input) -> append(result, input, depth + 1));
	}

	private static String verb(QueryPlan plan) {
		if (plan instanceof RowStep.Count) {
			return "found";
		}
		return (plan instanceof AccessStep) ? "read" : "passed";
	}

}
