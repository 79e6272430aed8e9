package io.github.springdata.memory.query.execution;

import java.util.List;
import java.util.function.Consumer;

import io.github.springdata.memory.query.Query;
import io.github.springdata.memory.query.predicate.BoundPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Cursor that leaves out rows that do not meet the residual predicate.
 */
final class FilterCursor extends RowCursor {

	private final RowCursor input;

	private final BoundPredicate predicate;

	FilterCursor(RowCursor input, BoundPredicate predicate) {
		this.input = input;
		this.predicate = predicate;
	}

	@Override
	@Nullable Object fetch() {
		Object row = this.input.next();
		while (row != null && !this.predicate.test(row)) {
			row = this.input.next();
		}
		return row;
	}

	@Override
	@Nullable Object step() {
		Object row = this.input.step();
		if (row == null || row == PASSED) {
			return row;
		}
		if (!this.predicate.test(row)) {
			return PASSED;
		}
		deliver(1);
		return row;
	}

	@Override
	void forEach(Consumer<? super Object> action) {
		if (isUnread() && this.input instanceof LeafCursor leaves) {
			LeafBatch found = leaves.testAll(this.predicate);
			deliver(found.count());
			leaves.handOut(found, action);
		}
		else {
			super.forEach(action);
		}
	}

	@Override
	List<Object> readAll() {
		if (!(this.input instanceof LeafCursor leaves)) {
			return super.readAll();
		}
		List<Object> rows = leaves.testAll(this.predicate).toList();
		deliver(rows.size());
		return rows;
	}

	@Override
	List<Object> read(long limit) {
		if (!isUnread() || !(this.input instanceof LeafCursor leaves)) {
			return super.read(limit);
		}
		List<Object> rows = leaves.testUntil(this.predicate, limit).toList();
		deliver(rows.size());
		return rows;
	}

	@Override
	long drain(long enough) {
		if (enough != Query.UNLIMITED || !isUnread() || !(this.input instanceof LeafCursor leaves)) {
			return super.drain(enough);
		}
		deliver(leaves.testAll(this.predicate).count());
		return delivered();
	}

	/**
	 * Whether no row was looked at yet, one by one.
	 */
	private boolean isUnread() {
		return this.input.delivered() == 0;
	}

	@Override
	int slot() {
		return this.input.slot();
	}

	@Override
	long estimate() {
		return Math.round(this.input.estimate() * this.predicate.selectivity());
	}

	@Override
	QueryPlan explain() {
		return QueryPlan.of(QueryPlan.Kind.FILTER, this.predicate.toString(), this.input.explain(), estimate(),
				delivered());
	}

}
