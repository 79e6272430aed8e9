package io.github.springdata.memory.query.execution;

import java.util.List;

/**
 * A step of a statement that does more than to find the rows of one table.
 *
 * @param kind what is done
 * @param detail by what
 * @param inputs where the rows come from
 * @param estimate the expected number of rows
 * @param rows the actual number of rows
 */
public record StatementStep(Kind kind, String detail, List<QueryPlan> inputs, long estimate,
		long rows) implements QueryPlan {

	@Override
	public String label() {
		return this.detail.isEmpty() ? this.kind.label : this.kind.label + "(" + this.detail + ")";
	}

	@Override
	public long rowsExamined() {
		return this.inputs.stream().mapToLong(QueryPlan::rowsExamined).sum();
	}

	@Override
	public String toString() {
		return format();
	}

	/**
	 * Kind of work that is done.
	 */
	public enum Kind {

		/** Rows are looked up by id or in an index for each row before. */
		INDEX_JOIN("IndexJoin"),

		/**
		 * Rows are put into a hash table, and looked up there for each row before.
		 */
		HASH_JOIN("HashJoin"),

		/** All rows are tested for each row before. */
		NESTED_LOOP("NestedLoop"),

		/** The elements of a collection are taken for each row before. */
		ELEMENTS("Elements"),

		/** Rows are collected in groups. */
		GROUP("Group"),

		/** Results that are equal to an earlier one are left out. */
		DISTINCT("Distinct"),

		/** The results of two selections are united. */
		UNION("UnionOf"),

		/** The results that two selections have in common are kept. */
		INTERSECT("IntersectionOf"),

		/** The results of a selection that another one has not are kept. */
		EXCEPT("DifferenceOf");

		private final String label;

		Kind(String label) {
			this.label = label;
		}

	}

}
