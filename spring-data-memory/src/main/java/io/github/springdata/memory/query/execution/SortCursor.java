package io.github.springdata.memory.query.execution;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.springdata.memory.store.Deadline;

/**
 * Cursor that collects all rows and sorts them. The sort is stable, so that equal rows
 * stay in the order in which they came.
 */
final class SortCursor<T> extends StageCursor<T, T> {

	private final Comparator<? super T> order;

	private final Object label;

	private final @Nullable Deadline deadline;

	private @Nullable Iterator<T> sorted;

	/**
	 * Creates the operator.
	 * @param input the rows
	 * @param order their order
	 * @param label the order, for plans
	 * @param deadline when it has to end, or {@code null}
	 */
	SortCursor(Cursor<T> input, Comparator<? super T> order, Object label, @Nullable Deadline deadline) {
		super(input);
		this.order = order;
		this.label = label;
		this.deadline = deadline;
	}

	@Override
	@Nullable T fetch() {
		Iterator<T> iterator = this.sorted;
		if (iterator == null) {
			iterator = sort().iterator();
			this.sorted = iterator;
		}
		return iterator.hasNext() ? iterator.next() : null;
	}

	private List<T> sort() {
		List<T> rows = new ArrayList<>();
		this.input.forEach(rows::add);
		rows.sort((this.deadline != null) ? this.deadline.watch(this.order) : this.order);
		return rows;
	}

	@Override
	QueryPlan explain() {
		return QueryPlan.of(QueryPlan.Kind.SORT, this.label.toString(), this.input.explain(), estimate(), delivered());
	}

}
