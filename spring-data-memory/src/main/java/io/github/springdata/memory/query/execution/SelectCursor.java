package io.github.springdata.memory.query.execution;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * Cursor that makes results of tuples.
 */
final class SelectCursor extends StageCursor<Tuple, ResultRow> {

	private final ResultColumn[] columns;

	private final List<SortKey> order;

	private final Tuple tuple;

	SelectCursor(Cursor<Tuple> input, ResultColumn[] columns, List<SortKey> order, Tuple tuple) {
		super(input);
		this.tuple = tuple;
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
		BatchedTuples batches = batches();
		if (batches != null) {
			batches.forEachBatch(new Batches(action));
			return;
		}
		this.input.forEach((tuple) -> {
			deliver(1);
			action.accept(result(tuple));
		});
	}

	/**
	 * The tuples many at a time, or {@code null} if items have to be made one by one.
	 */
	@Nullable BatchedTuples batches() {
		return BatchedTuples.of(this.input, Arrays.stream(this.columns).map(ResultColumn::value).toList());
	}

	/**
	 * Makes the result of one tuple of a batch.
	 */
	ResultRow result(TupleBatch batch, int index) {
		batch.writeTo(this.tuple, index);
		return result(this.tuple);
	}

	private ResultRow result(Tuple tuple) {
		return result(items(this.columns, tuple), tuple);
	}

	private ResultRow result(@Nullable Object[] items, Tuple tuple) {
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
	QueryPlan explain() {
		return this.input.explain();
	}

	/**
	 * Makes results of tuples, many at a time.
	 */
	private final class Batches implements Consumer<TupleBatch> {

		private final ResultColumn[] columns = SelectCursor.this.columns;

		private final @Nullable Object[][] buffers = new @Nullable Object[this.columns.length][TupleBatch.CAPACITY];

		private final @Nullable Object[][] values = new @Nullable Object[this.columns.length][];

		private final boolean ordered = !SelectCursor.this.order.isEmpty();

		private final Consumer<? super ResultRow> action;

		Batches(Consumer<? super ResultRow> action) {
			this.action = action;
		}

		@Override
		public void accept(TupleBatch batch) {
			for (int i = 0; i < this.columns.length; i++) {
				this.values[i] = this.columns[i].readAll(batch, this.buffers[i]);
			}
			deliver(batch.size());
			for (int i = 0; i < batch.size(); i++) {
				if (this.ordered) {
					batch.writeTo(SelectCursor.this.tuple, i);
				}
				this.action.accept(result(items(i), SelectCursor.this.tuple));
			}
		}

		private @Nullable Object[] items(int index) {
			@Nullable Object[] items = new @Nullable Object[this.values.length];
			for (int i = 0; i < items.length; i++) {
				items[i] = this.values[i][index];
			}
			return items;
		}

	}

}
