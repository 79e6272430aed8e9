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
		boolean access = plan.inputs().isEmpty() || plan instanceof QueryPlan.Intersection
				|| plan instanceof QueryPlan.Union;
		String verb = access ? "read" : "passed";
		result.append("%s ~%d rows, %d %s".formatted(plan.label(), plan.estimate(), plan.rows(), verb));
		plan.inputs().forEach((input) -> append(result, input, depth + 1));
	}

}
