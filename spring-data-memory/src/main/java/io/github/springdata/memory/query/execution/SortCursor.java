package io.github.springdata.memory.query.execution;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.springdata.memory.store.Deadline;

/**
 * Collects all rows and sorts them. The sort is stable, so that equal rows stay in the
 * order in which they came.
 */
final class SortCursor extends RowCursor {

	private final RowCursor input;

	private final RowOrder order;

	private final @Nullable Deadline deadline;

	private @Nullable Iterator<Object> sorted;

	SortCursor(RowCursor input, RowOrder order, @Nullable Deadline deadline) {
		this.input = input;
		this.order = order;
		this.deadline = deadline;
	}

	@Override
	@Nullable Object fetch() {
		Iterator<Object> iterator = this.sorted;
		if (iterator == null) {
			iterator = sort().iterator();
			this.sorted = iterator;
		}
		return iterator.hasNext() ? iterator.next() : null;
	}

	private List<Object> sort() {
		List<Object> rows = new ArrayList<>();
		for (Object row = this.input.next(); row != null; row = this.input.next()) {
			rows.add(row);
		}
		rows.sort((this.deadline != null) ? this.deadline.watch(this.order) : this.order);
		return rows;
	}

	@Override
	long estimate() {
		return this.input.estimate();
	}

	@Override
	QueryPlan explain() {
		return new RowStep.Sorted(this.order.toString(), this.input.explain(), estimate(), delivered());
	}

}
