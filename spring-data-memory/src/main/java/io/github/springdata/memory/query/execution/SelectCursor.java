package io.github.springdata.memory.query.execution;

import java.util.List;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * Cursor that makes results of tuples.
 */
final class SelectCursor extends Cursor<ResultRow> {

	private final Cursor<Tuple> input;

	private final ResultColumn[] columns;

	private final List<SortKey> order;

	SelectCursor(Cursor<Tuple> input, ResultColumn[] columns, List<SortKey> order) {
		this.input = input;
		this.columns = columns;
		this.order = order;
	}

	@Override
	@Nullable ResultRow fetch() {
		Tuple tuple = this.input.next();
		return (tuple != null) ? result(tuple) : null;
	}

	@Override
	void forEach(Consumer<? super ResultRow> action) {
		this.input.forEach((tuple) -> {
			deliver(1);
			action.accept(result(tuple));
		});
	}

	private ResultRow result(Tuple tuple) {
		@Nullable Object[] items = items(this.columns, tuple);
		return new ResultRow(items, this.order.isEmpty() ? ResultRow.NO_KEYS : SortKey.read(this.order, items, tuple));
	}

	static @Nullable Object[] items(ResultColumn[] columns, Tuple tuple) {
		@Nullable Object[] items = new @Nullable Object[columns.length];
		for (int i = 0; i < items.length; i++) {
			items[i] = columns[i].read(tuple);
		}
		return items;
	}

	@Override
	@Nullable Object step() {
		Object next = this.input.step();
		if (next == null || next == PASSED) {
			return next;
		}
		deliver(1);
		return result((Tuple) next);
	}

	@Override
	long skip(long count) {
		return this.input.skip(count);
	}

	@Override
	long estimate() {
		return this.input.estimate();
	}

	@Override
	QueryPlan explain() {
		return this.input.explain();
	}

}
