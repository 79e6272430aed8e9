package io.github.springdata.memory.query.execution;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.springdata.memory.query.predicate.RowOrder;
import io.github.springdata.memory.store.Deadline;

/**
 * Cursor that completes an order that the input has only in part: sorts each run of rows
 * that are equal in the partial order, one run at a time, by the rest of the order and
 * then by insertion.
 */
final class IncrementalSortCursor extends RowCursor {

	private final RowCursor input;

	private final RowOrder given;

	private final RowOrder rest;

	private final @Nullable Deadline deadline;

	private final List<Entry> run = new ArrayList<>();

	private int position;

	private @Nullable Entry ahead;

	private boolean started;

	/**
	 * Creates the step.
	 * @param input delivers rows in the given order, and their slots
	 * @param given the order that the input has
	 * @param rest the order within what is equal in the given order
	 * @param deadline when it has to end, or {@code null}
	 */
	IncrementalSortCursor(RowCursor input, RowOrder given, RowOrder rest, @Nullable Deadline deadline) {
		this.deadline = deadline;
		this.input = input;
		this.given = given;
		this.rest = rest;
	}

	@Override
	@Nullable Object fetch() {
		if (!this.started) {
			this.started = true;
			this.ahead = read();
		}
		if (this.position == this.run.size()) {
			collectRun();
		}
		return (this.position < this.run.size()) ? this.run.get(this.position++).row : null;
	}

	private void collectRun() {
		this.run.clear();
		this.position = 0;
		Entry first = this.ahead;
		if (first == null) {
			return;
		}
		Entry next = first;
		while (next != null && this.given.compare(first.row, next.row) == 0) {
			this.run.add(next);
			next = read();
		}
		this.ahead = next;
		if (this.run.size() > 1) {
			Comparator<Entry> rest = (left, right) -> this.rest.compare(left.row, right.row);
			Comparator<Entry> order = rest.thenComparingInt(Entry::slot);
			this.run.sort((this.deadline != null) ? this.deadline.watch(order) : order);
		}
	}

	private @Nullable Entry read() {
		Object row = this.input.next();
		return (row != null) ? new Entry(row, this.input.slot()) : null;
	}

	@Override
	long estimate() {
		return this.input.estimate();
	}

	@Override
	QueryPlan explain() {
		String order = this.rest.isEmpty() ? "insertion" : this.rest.toString();
		return QueryPlan.of(QueryPlan.Kind.SORT, "%s within equal %s".formatted(order, this.given),
				this.input.explain(), estimate(), delivered());
	}

	private record Entry(Object row, int slot) {

	}

}
