package io.github.springdata.memory.query.execution;

import java.util.List;

/**
 * A step of a {@link QueryPlan} that works on the rows of another one.
 */
public sealed interface RowStep extends QueryPlan {

	/**
	 * Where the rows come from.
	 * @return the step before this one
	 */
	QueryPlan input();

	@Override
	default List<QueryPlan> inputs() {
		return List.of(input());
	}

	@Override
	default long rowsExamined() {
		return input().rowsExamined();
	}

	/**
	 * Rows that do not meet the residual predicate are left out.
	 *
	 * @param predicate the conditions that the access path does not guarantee
	 * @param input where the rows come from
	 * @param estimate the expected number of rows
	 * @param rows the actual number of rows
	 */
	record Filter(String predicate, QueryPlan input, long estimate, long rows) implements RowStep {

		@Override
		public String label() {
			return "Filter(" + this.predicate + ")";
		}

		@Override
		public String toString() {
			return format();
		}

	}

	/**
	 * Step that collects and sorts all rows.
	 *
	 * @param order the order
	 * @param input where the rows come from
	 * @param estimate the expected number of rows
	 * @param rows the actual number of rows
	 */
	record Sorted(String order, QueryPlan input, long estimate, long rows) implements RowStep {

		@Override
		public String label() {
			return "Sort(" + this.order + ")";
		}

		@Override
		public String toString() {
			return format();
		}

	}

	/**
	 * The first rows of an order are kept in a heap, the others dropped as they come.
	 *
	 * @param order the order
	 * @param count the number of rows to keep
	 * @param input where the rows come from
	 * @param estimate the expected number of rows
	 * @param rows the actual number of rows
	 */
	record Top(String order, long count, QueryPlan input, long estimate, long rows) implements RowStep {

		@Override
		public String label() {
			return "Top(%d by %s)".formatted(this.count, this.order);
		}

		@Override
		public String toString() {
			return format();
		}

	}

	/**
	 * A piece is cut out of the rows; no more rows are asked for than it takes.
	 *
	 * @param offset the number of rows left out
	 * @param limit the greatest number of rows, or -1
	 * @param input where the rows come from
	 * @param estimate the expected number of rows
	 * @param rows the actual number of rows
	 */
	record Slice(long offset, long limit, QueryPlan input, long estimate, long rows) implements RowStep {

		@Override
		public String label() {
			String from = (this.offset > 0) ? "offset " + this.offset : "";
			String count = (this.limit >= 0) ? "limit " + this.limit : "";
			return "Slice(" + from + ((from.isEmpty() || count.isEmpty()) ? "" : ", ") + count + ")";
		}

		@Override
		public String toString() {
			return format();
		}

	}

	/**
	 * Rows are counted, or looked for, without being handed out. Where the index alone
	 * suffices, the input reads none.
	 *
	 * @param any whether the first row is enough
	 * @param input where the rows come from
	 * @param estimate the expected number of rows
	 * @param rows the actual number of rows
	 */
	record Count(boolean any, QueryPlan input, long estimate, long rows) implements RowStep {

		@Override
		public String outcome() {
			return "found";
		}

		@Override
		public String label() {
			return this.any ? "Exists" : "Count";
		}

		@Override
		public String toString() {
			return format();
		}

	}

}
