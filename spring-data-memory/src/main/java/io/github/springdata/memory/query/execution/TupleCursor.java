package io.github.springdata.memory.query.execution;

import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * Cursor that puts the rows of the first table into the tuple, those that meet the
 * conditions.
 */
final class TupleCursor extends StageCursor<Object, Tuple> implements BatchedTuples {

	private final Tuple tuple;

	private final int slot;

	private final TupleTest where;

	private final String label;

	TupleCursor(Cursor<Object> rows, Tuple tuple, int slot, TupleTest where, String label) {
		super(rows);
		this.tuple = tuple;
		this.slot = slot;
		this.where = where;
		this.label = label;
	}

	@Override
	@Nullable Tuple fetch() {
		for (Object row = this.input.next(); row != null; row = this.input.next()) {
			this.tuple.step();
			this.tuple.set(this.slot, row);
			if (this.where.holds(this.tuple)) {
				return this.tuple;
			}
		}
		return null;
	}

	@Override
	void forEach(Consumer<? super Tuple> action) {
		this.input.forEach((row) -> {
			this.tuple.step();
			this.tuple.set(this.slot, row);
			if (this.where.holds(this.tuple)) {
				deliver(1);
				action.accept(this.tuple);
			}
		});
	}

	@Override
	public boolean isBatched() {
		return this.where.isEmpty();
	}

	@Override
	public boolean hasRows(int slot) {
		return slot == this.slot;
	}

	@Override
	public void forEachBatch(Consumer<TupleBatch> action) {
		TupleBatch batch = new TupleBatch(this.tuple.width());
		RowBuffer buffer = new RowBuffer((size) -> {
			this.tuple.execution().steps(size);
			deliver(size);
			batch.setSize(size);
			action.accept(batch);
		});
		batch.put(this.slot, buffer.rows());
		this.input.forEach(buffer);
		buffer.flush();
	}

	@Override
	@Nullable Object step() {
		Object row = this.input.step();
		if (row == null || row == PASSED) {
			return row;
		}
		this.tuple.set(this.slot, row);
		if (!this.where.holds(this.tuple)) {
			return PASSED;
		}
		deliver(1);
		return this.tuple;
	}

	@Override
	long skip(long count) {
		if (!this.where.isEmpty()) {
			return super.skip(count);
		}
		return this.input.skip(count);
	}

	@Override
	QueryPlan explain() {
		QueryPlan plan = this.input.explain();
		return this.where.isEmpty() ? plan
				: QueryPlan.of(QueryPlan.Kind.FILTER, this.label, plan, plan.estimate(), delivered());
	}

}
