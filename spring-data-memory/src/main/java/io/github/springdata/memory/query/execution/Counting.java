package io.github.springdata.memory.query.execution;

import io.github.springdata.memory.query.predicate.BoundPredicate;

import org.jspecify.annotations.Nullable;

/**
 * Count of the rows of one execution of a query: from indexes alone where they suffice,
 * else by reading.
 */
record Counting(RowRange slice, @Nullable AccessPath indexOnly, PhysicalPlan rows) {

	static Counting of(Planner planner, BoundPredicate criteria, RowRange slice) {
		@Nullable AccessPath indexOnly = planner.planIndexOnly(criteria);
		PhysicalPlan rows = (indexOnly != null) ? PhysicalPlan.of(NothingCursor.UNUSED)
				: planner.planUnordered(criteria);
		return new Counting(slice, indexOnly, rows);
	}

	long run() {
		return this.slice
			.cut((this.indexOnly != null) ? this.indexOnly.size() : this.rows.rows().drain(this.slice.needed()));
	}

	QueryPlan explain() {
		long found = run();
		if (this.indexOnly != null) {
			return QueryPlan.of(QueryPlan.Kind.COUNT, "", this.indexOnly.explain(0), this.indexOnly.count(), found);
		}
		return QueryPlan.of(QueryPlan.Kind.COUNT, "", this.rows.rows().explain(),
				this.slice.cut(this.rows.rows().estimate()), found);
	}

}
