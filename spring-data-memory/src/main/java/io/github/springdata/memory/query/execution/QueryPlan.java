package io.github.springdata.memory.query.execution;

import java.util.List;
import java.util.Locale;

/**
 * Account of how a query was run: a tree of steps, each with the number of rows that the
 * planner expected and the number that it really had. Its string form has one line per
 * step, the last step of the work first. A plan is a record of what has been done;
 * nothing in it runs a query.
 *
 * @param kind what the last step does
 * @param detail with what, such as the index and the range that is read of it
 * @param inputs the steps whose rows it works on, none if it reads the table or an index
 * @param estimate the number of rows that the planner expected it to deliver, exact where
 * an index counts
 * @param rows the number of rows that it delivered; of a count, the number it found
 */
public record QueryPlan(Kind kind, String detail, List<QueryPlan> inputs, long estimate, long rows) {

	static QueryPlan of(Kind kind, String detail, long estimate, long rows) {
		return new QueryPlan(kind, detail, List.of(), estimate, rows);
	}

	static QueryPlan of(Kind kind, String detail, QueryPlan input, long estimate, long rows) {
		return new QueryPlan(kind, detail, List.of(input), estimate, rows);
	}

	/**
	 * What this step does, without its inputs and numbers.
	 * @return one line, such as {@code IndexRange(price: [10, 20))}
	 */
	public String label() {
		return this.detail.isEmpty() ? this.kind.label : this.kind.label + "(" + this.detail + ")";
	}

	/**
	 * The number of rows of the table that were looked at. What is found in an index
	 * alone, such as a count, looks at none.
	 * @return the rows that the access path delivered, before any filter and limit
	 */
	public long rowsExamined() {
		return (this.kind.outcome == Outcome.READ) ? this.rows
				: this.inputs.stream().mapToLong(QueryPlan::rowsExamined).sum();
	}

	/**
	 * Whether the whole table was, or may have been, read row by row.
	 * @return {@code true} if a step is a {@link Kind#FULL_SCAN}
	 */
	public boolean isFullScan() {
		return this.kind == Kind.FULL_SCAN || this.inputs.stream().anyMatch(QueryPlan::isFullScan);
	}

	/**
	 * The number of rows in the result.
	 * @return the rows that the last step delivered
	 */
	public long rowsReturned() {
		return this.rows;
	}

	/**
	 * The plan as a tree.
	 * @return one line for each step, the last one of the work first
	 */
	public String format() {
		StringBuilder result = new StringBuilder();
		append(result, 0);
		return result.toString();
	}

	private void append(StringBuilder result, int depth) {
		if (depth > 0) {
			result.append('\n').append("   ".repeat(depth - 1)).append("`- ");
		}
		result.append("%s ~%d rows, %d %s".formatted(label(), this.estimate, this.rows,
				this.kind.outcome.name().toLowerCase(Locale.ROOT)));
		this.inputs.forEach((input) -> input.append(result, depth + 1));
	}

	@Override
	public String toString() {
		return format();
	}

	/**
	 * Kind of work that a step does.
	 */
	public enum Kind {

		/** Nothing is read, since nothing can match. */
		NOTHING("Nothing", Outcome.READ),

		/** Rows are looked up by id. */
		ID_LOOKUP("IdLookup", Outcome.READ),

		/** Rows are looked up by the keys of an index. */
		INDEX_LOOKUP("IndexLookup", Outcome.READ),

		/** Rows are looked up by the keys of a unique index. */
		UNIQUE_LOOKUP("UniqueLookup", Outcome.READ),

		/** Rows are found in a range of an index. */
		INDEX_RANGE("IndexRange", Outcome.READ),

		/** Rows are read in the order of an index. */
		INDEX_ORDER("IndexOrder", Outcome.READ),

		/** All rows are read but those that an index names. */
		INDEX_COMPLEMENT("IndexComplement", Outcome.READ),

		/** All rows of the table are read. */
		FULL_SCAN("FullScan", Outcome.READ),

		/** The rows of the table are counted, and none is read. */
		TABLE_SIZE("TableSize", Outcome.READ),

		/** The rows are found that all inputs name. */
		INTERSECTION("Intersection", Outcome.READ),

		/** The rows are found that any of the inputs names. */
		UNION("Union", Outcome.READ),

		/** Rows that do not meet the residual predicate are left out. */
		FILTER("Filter", Outcome.PASSED),

		/** Rows are sorted. */
		SORT("Sort", Outcome.PASSED),

		/** The first rows of an order are kept while the others are read. */
		TOP("Top", Outcome.PASSED),

		/** Rows before an offset and behind a limit are left out. */
		SLICE("Slice", Outcome.PASSED),

		/** Rows are counted. */
		COUNT("Count", Outcome.FOUND),

		/** A first row is looked for. */
		EXISTS("Exists", Outcome.FOUND),

		/** Rows are looked up by id or in an index for each row before. */
		INDEX_JOIN("IndexJoin", Outcome.PASSED),

		/**
		 * Rows are put into a hash table, and looked up there for each row before.
		 */
		HASH_JOIN("HashJoin", Outcome.PASSED),

		/** All rows are tested for each row before. */
		NESTED_LOOP("NestedLoop", Outcome.PASSED),

		/** The elements of a collection are taken for each row before. */
		ELEMENTS("Elements", Outcome.PASSED),

		/** Rows are collected in groups. */
		GROUP("Group", Outcome.PASSED),

		/** Results that are equal to an earlier one are left out. */
		DISTINCT("Distinct", Outcome.PASSED),

		/** The results of two selections are united. */
		UNION_OF("UnionOf", Outcome.PASSED),

		/** The results that two selections have in common are kept. */
		INTERSECTION_OF("IntersectionOf", Outcome.PASSED),

		/** The results of one selection that another one has are left out. */
		DIFFERENCE_OF("DifferenceOf", Outcome.PASSED);

		private final String label;

		private final Outcome outcome;

		Kind(String label, Outcome outcome) {
			this.label = label;
			this.outcome = outcome;
		}

	}

	/**
	 * What the rows of a step are, for its string form.
	 */
	private enum Outcome {

		READ, PASSED, FOUND

	}

}
