package io.github.springdata.memory.query.execution;

import io.github.springdata.memory.query.predicate.BoundPredicate;

import org.jspecify.annotations.Nullable;

/**
 * Test whether one execution of a query finds a row: from indexes alone where they
 * suffice, unless sets of slots would have to be made that are larger than what is read
 * until a row is found.
 */
final class Probing {

	private static final double AFFORDABLE_COST = 1000;

	private final RowRange slice;

	private final @Nullable AccessPath indexOnly;

	private final PhysicalPlan rows;

	Probing(Planner planner, BoundPredicate criteria, RowRange slice) {
		this.slice = slice;
		AccessPath exact = (slice.limit() != 0) ? planner.planIndexOnly(criteria) : null;
		this.indexOnly = (exact != null && isAffordable(exact)) ? exact : null;
		this.rows = (this.indexOnly != null) ? PhysicalPlan.of(NothingCursor.UNUSED) : planner.planUnordered(criteria);
	}

	private boolean isAffordable(AccessPath access) {
		return access.cost() <= AFFORDABLE_COST
				|| ((this.slice.offset() == 0) ? access.isEmptyAtOnce() : access.isCounted());
	}

	/**
	 * What reads rows, or would if there were no index.
	 */
	PhysicalPlan reading() {
		return this.rows;
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
