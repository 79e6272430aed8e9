package io.github.springdata.memory.query.execution;

import java.util.List;

/**
 * A step of a {@link QueryPlan} that finds rows in a table or in its indexes.
 */
public sealed interface AccessStep extends QueryPlan {

	@Override
	default List<QueryPlan> inputs() {
		return List.of();
	}

	@Override
	default long rowsExamined() {
		return rows();
	}

	@Override
	default String outcome() {
		return "read";
	}

	/**
	 * Step that reads nothing since nothing can match.
	 *
	 * @param reason why nothing can match
	 */
	record Nothing(String reason) implements AccessStep {

		@Override
		public String label() {
			return "Nothing(" + this.reason + ")";
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
			return format();
		}

	}

	/**
	 * Rows are looked up by id.
	 *
	 * @param condition the condition on the id
	 * @param estimate the expected number of rows
	 * @param rows the actual number of rows
	 */
	record IdLookup(String condition, long estimate, long rows) implements AccessStep {

		@Override
		public String label() {
			return "IdLookup(" + this.condition + ")";
		}

		@Override
		public String toString() {
			return format();
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
	record IndexLookup(String index, boolean unique, String condition, long estimate, long rows) implements AccessStep {

		@Override
		public String label() {
			return "%s(%s: %s)".formatted(this.unique ? "UniqueLookup" : "IndexLookup", this.index, this.condition);
		}

		@Override
		public String toString() {
			return format();
		}

	}

	/**
	 * A range of a sorted index, or what several ranges have in it, is read in insertion
	 * order.
	 *
	 * @param index the name of the index
	 * @param range the range of keys
	 * @param estimate the expected number of rows
	 * @param rows the actual number of rows
	 */
	record IndexRange(String index, String range, long estimate, long rows) implements AccessStep {

		@Override
		public String label() {
			return "IndexRange(%s: %s)".formatted(this.index, this.range);
		}

		@Override
		public String toString() {
			return format();
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
	record IndexOrder(String index, String range, boolean ascending, long estimate, long rows) implements AccessStep {

		@Override
		public String label() {
			return "IndexOrder(%s: %s %s)".formatted(this.index, this.range, this.ascending ? "asc" : "desc");
		}

		@Override
		public String toString() {
			return format();
		}

	}

	/**
	 * Step that reads all rows but those that an index names.
	 *
	 * @param index the name of the index
	 * @param condition the condition that the rows left out do not meet
	 * @param estimate the expected number of rows
	 * @param rows the actual number of rows
	 */
	record IndexComplement(String index, String condition, long estimate, long rows) implements AccessStep {

		@Override
		public String label() {
			return "IndexComplement(%s: %s)".formatted(this.index, this.condition);
		}

		@Override
		public String toString() {
			return format();
		}

	}

	/**
	 * The rows of the table are read one after the other, as far as needed.
	 *
	 * @param table the name of the table
	 * @param estimate the expected number of rows
	 * @param rows the actual number of rows
	 */
	record FullScan(String table, long estimate, long rows) implements AccessStep {

		@Override
		public String label() {
			return "FullScan(" + this.table + ")";
		}

		@Override
		public boolean isFullScan() {
			return true;
		}

		@Override
		public String toString() {
			return format();
		}

	}

	/**
	 * The number of rows of the table, which is known.
	 *
	 * @param table the name of the table
	 * @param estimate the expected number of rows
	 * @param rows the actual number of rows
	 */
	record TableSize(String table, long estimate, long rows) implements AccessStep {

		@Override
		public String label() {
			return "TableSize(" + this.table + ")";
		}

		@Override
		public String toString() {
			return format();
		}

	}

	/**
	 * The rows that all inputs name, found without reading a row.
	 *
	 * @param inputs the sets to intersect
	 * @param estimate the expected number of rows
	 * @param rows the actual number of rows
	 */
	record Intersection(List<QueryPlan> inputs, long estimate, long rows) implements AccessStep {

		@Override
		public String label() {
			return "Intersection";
		}

		@Override
		public String toString() {
			return format();
		}

	}

	/**
	 * The rows that any input names, found without reading a row.
	 *
	 * @param inputs the sets to unite
	 * @param estimate the expected number of rows
	 * @param rows the actual number of rows
	 */
	record Union(List<QueryPlan> inputs, long estimate, long rows) implements AccessStep {

		@Override
		public String label() {
			return "Union";
		}

		@Override
		public String toString() {
			return format();
		}

	}

}
