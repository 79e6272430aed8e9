package io.github.springdata.memory.query.execution;

import java.util.List;

/**
 * How a query was run: a tree of steps, each with the number of rows that the planner
 * expected and the number that it really had. Its string form has one line per step, the
 * last step of the work first.
 */
public sealed interface QueryPlan {

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
	 * The number of rows that this step delivered.
	 * @return the actual number
	 */
	long rows();

	/**
	 * Whether the whole table was, or may have been, read row by row.
	 * @return {@code true} if a step is a {@link FullScan}
	 */
	default boolean isFullScan() {
		return this instanceof FullScan || inputs().stream().anyMatch(QueryPlan::isFullScan);
	}

	/**
	 * The number of rows of the table that were looked at.
	 * @return the rows that the access path delivered, before any filter and limit
	 */
	default long rowsExamined() {
		return rows();
	}

	/**
	 * The number of rows in the result.
	 * @return the rows that the last step delivered
	 */
	default long rowsReturned() {
		return rows();
	}

	/**
	 * Nothing is read since nothing can match.
	 *
	 * @param reason why nothing can match
	 */
	record Nothing(String reason) implements QueryPlan {

		@Override
		public String label() {
			return "Nothing(" + this.reason + ")";
		}

		@Override
		public List<QueryPlan> inputs() {
			return List.of();
		}

		@Override
		public long estimate() {
			return 0;
		}

		@Override
		public long rows() {
			return 0;
		}

		@Override
		public String toString() {
			return PlanFormat.format(this);
		}

	}

	/**
	 * Rows are looked up by id.
	 *
	 * @param condition the condition on the id
	 * @param estimate the expected number of rows
	 * @param rows the actual number of rows
	 */
	record IdLookup(String condition, long estimate, long rows) implements QueryPlan {

		@Override
		public String label() {
			return "IdLookup(" + this.condition + ")";
		}

		@Override
		public List<QueryPlan> inputs() {
			return List.of();
		}

		@Override
		public String toString() {
			return PlanFormat.format(this);
		}

	}

	/**
	 * Rows are looked up by one or more keys of an index.
	 *
	 * @param index the name of the index
	 * @param unique whether the index is unique
	 * @param condition the condition on its properties
	 * @param estimate the expected number of rows
	 * @param rows the actual number of rows
	 */
	record IndexLookup(String index, boolean unique, String condition, long estimate, long rows) implements QueryPlan {

		@Override
		public String label() {
			return "%s(%s: %s)".formatted(this.unique ? "UniqueLookup" : "IndexLookup", this.index, this.condition);
		}

		@Override
		public List<QueryPlan> inputs() {
			return List.of();
		}

		@Override
		public String toString() {
			return PlanFormat.format(this);
		}

	}

	/**
	 * A range of a sorted index is read, in insertion order.
	 *
	 * @param index the name of the index
	 * @param range the range of keys
	 * @param estimate the expected number of rows
	 * @param rows the actual number of rows
	 */
	record IndexRange(String index, String range, long estimate, long rows) implements QueryPlan {

		@Override
		public String label() {
			return "IndexRange(%s: %s)".formatted(this.index, this.range);
		}

		@Override
		public List<QueryPlan> inputs() {
			return List.of();
		}

		@Override
		public String toString() {
			return PlanFormat.format(this);
		}

	}

	/**
	 * A sorted index, or a range of it, is read in the order of its keys, as far as
	 * needed.
	 *
	 * @param index the name of the index
	 * @param range the range of keys
	 * @param ascending whether the smallest key comes first
	 * @param estimate the expected number of rows
	 * @param rows the actual number of rows
	 */
	record IndexOrder(String index, String range, boolean ascending, long estimate, long rows) implements QueryPlan {

		@Override
		public String label() {
			return "IndexOrder(%s: %s %s)".formatted(this.index, this.range, this.ascending ? "asc" : "desc");
		}

		@Override
		public List<QueryPlan> inputs() {
			return List.of();
		}

		@Override
		public String toString() {
			return PlanFormat.format(this);
		}

	}

	/**
	 * The rows of the table are read one after the other, as far as needed.
	 *
	 * @param table the name of the table
	 * @param estimate the expected number of rows
	 * @param rows the actual number of rows
	 */
	record FullScan(String table, long estimate, long rows) implements QueryPlan {

		@Override
		public String label() {
			return "FullScan(" + this.table + ")";
		}

		@Override
		public List<QueryPlan> inputs() {
			return List.of();
		}

		@Override
		public String toString() {
			return PlanFormat.format(this);
		}

	}

	/**
	 * The rows that all inputs name, found without reading a row.
	 *
	 * @param inputs the sets to intersect
	 * @param estimate the expected number of rows
	 * @param rows the actual number of rows
	 */
	record Intersection(List<QueryPlan> inputs, long estimate, long rows) implements QueryPlan {

		@Override
		public String label() {
			return "Intersection";
		}

		@Override
		public String toString() {
			return PlanFormat.format(this);
		}

	}

	/**
	 * The rows that any input names, found without reading a row.
	 *
	 * @param inputs the sets to unite
	 * @param estimate the expected number of rows
	 * @param rows the actual number of rows
	 */
	record Union(List<QueryPlan> inputs, long estimate, long rows) implements QueryPlan {

		@Override
		public String label() {
			return "Union";
		}

		@Override
		public String toString() {
			return PlanFormat.format(this);
		}

	}

	/**
	 * Rows that do not meet the residual predicate are left out.
	 *
	 * @param predicate the conditions that the access path does not guarantee
	 * @param input where the rows come from
	 * @param estimate the expected number of rows
	 * @param rows the actual number of rows
	 */
	record Filter(String predicate, QueryPlan input, long estimate, long rows) implements QueryPlan {

		@Override
		public String label() {
			return "Filter(" + this.predicate + ")";
		}

		@Override
		public List<QueryPlan> inputs() {
			return List.of(this.input);
		}

		@Override
		public long rowsExamined() {
			return this.input.rowsExamined();
		}

		@Override
		public String toString() {
			return PlanFormat.format(this);
		}

	}

	/**
	 * All rows are collected and sorted.
	 *
	 * @param order the order
	 * @param input where the rows come from
	 * @param estimate the expected number of rows
	 * @param rows the actual number of rows
	 */
	record Sorted(String order, QueryPlan input, long estimate, long rows) implements QueryPlan {

		@Override
		public String label() {
			return "Sort(" + this.order + ")";
		}

		@Override
		public List<QueryPlan> inputs() {
			return List.of(this.input);
		}

		@Override
		public long rowsExamined() {
			return this.input.rowsExamined();
		}

		@Override
		public String toString() {
			return PlanFormat.format(this);
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
	record Top(String order, long count, QueryPlan input, long estimate, long rows) implements QueryPlan {

		@Override
		public String label() {
			return "Top(%d by %s)".formatted(this.count, this.order);
		}

		@Override
		public List<QueryPlan> inputs() {
			return List.of(this.input);
		}

		@Override
		public long rowsExamined() {
			return this.input.rowsExamined();
		}

		@Override
		public String toString() {
			return PlanFormat.format(this);
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
	record Slice(long offset, long limit, QueryPlan input, long estimate, long rows) implements QueryPlan {

		@Override
		public String label() {
			String from = (this.offset > 0) ? "offset " + this.offset : "";
			String count = (this.limit >= 0) ? "limit " + this.limit : "";
			return "Slice(" + from + ((from.isEmpty() || count.isEmpty()) ? "" : ", ") + count + ")";
		}

		@Override
		public List<QueryPlan> inputs() {
			return List.of(this.input);
		}

		@Override
		public long rowsExamined() {
			return this.input.rowsExamined();
		}

		@Override
		public String toString() {
			return PlanFormat.format(this);
		}

	}

}
