package io.github.springdata.memory.query.execution;

import io.github.springdata.memory.query.predicate.BoundPredicate;

import org.jspecify.annotations.Nullable;

/**
 * Test whether one execution of a query finds a row: from indexes alone where they
 * suffice, unless sets of slots would have to be made that are larger than what is read
 * until a row is found.
 */
record Probing(RowRange slice, @Nullable AccessPath indexOnly, PhysicalPlan rows) {

	private static final double AFFORDABLE_COST = 1000;

	static Probing of(Planner planner, BoundPredicate criteria, RowRange slice) {
		AccessPath exact = (slice.limit() != 0) ? planner.planIndexOnly(criteria) : null;
		@Nullable AccessPath indexOnly = (exact != null && isAffordable(exact, slice)) ? exact : null;
		PhysicalPlan rows = (indexOnly != null) ? PhysicalPlan.of(NothingCursor.UNUSED)
				: planner.planUnordered(criteria);
		return new Probing(slice, indexOnly, rows);
	}

	private static boolean isAffordable(AccessPath access, RowRange slice) {
		return access.cost() <= AFFORDABLE_COST
				|| ((slice.offset() == 0) ? access.isEmptyAtOnce() : access.isCounted());
	}

	boolean run() {
		if (this.slice.limit() == 0) {
			return false;
		}
		if (this.indexOnly != null) {
			return (this.slice.offset() == 0) ? !this.indexOnly.isEmpty() : this.indexOnly.size() > this.slice.offset();
		}
		long wanted = this.slice.offset() + 1;
		return this.rows.rows().drain(wanted) == wanted;
	}

	QueryPlan explain() {
		long found = run() ? 1 : 0;
		QueryPlan input = (this.indexOnly != null) ? this.indexOnly.explain(0) : this.rows.rows().explain();
		return QueryPlan.of(QueryPlan.Kind.EXISTS, "", input, Math.min(1, input.estimate()), found);
	}

}
