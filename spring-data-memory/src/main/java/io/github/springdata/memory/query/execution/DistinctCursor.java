package io.github.springdata.memory.query.execution;

import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * Cursor that leaves out results that are equal to an earlier one.
 */
final class DistinctCursor extends StageCursor<ResultRow, ResultRow> {

	private final ResultKey key;

	private final KeyTable seen;

	DistinctCursor(Cursor<ResultRow> input, ResultKey key) {
		super(input);
		this.key = key;
		this.seen = key.table();
	}

	@Override
	@Nullable ResultRow fetch() {
		ResultRow row = this.input.next();
		while (row != null && !this.key.add(row, this.seen)) {
			row = this.input.next();
		}
		return row;
	}

	@Override
	void forEach(Consumer<? super ResultRow> action) {
		KeyPart[] parts = this.key.parts();
		BatchedTuples batches = (this.input instanceof SelectCursor select) ? select.batches() : null;
		if (parts != null && batches != null) {
			int[] numbers = new int[TupleBatch.CAPACITY];
			batches.forEachBatch((batch) -> {
				int known = this.seen.size();
				find(batch, parts, numbers);
				deliverNew(batch, numbers, known, action);
			});
			return;
		}
		this.input.forEach((row) -> {
			if (this.key.add(row, this.seen)) {
				deliver(1);
				action.accept(row);
			}
		});
	}

	private void find(TupleBatch batch, KeyPart[] parts, int[] numbers) {
		for (KeyPart part : parts) {
			part.read(batch);
		}
		this.seen.addAll(parts, batch.size(), numbers);
		this.input.deliver(batch.size());
	}

	/**
	 * Hands out the results that have come for the first time.
	 * @param known the number of those that came before
	 */
	private void deliverNew(TupleBatch batch, int[] numbers, int known, Consumer<? super ResultRow> action) {
		int next = known;
		for (int i = 0; next < this.seen.size(); i++) {
			if (numbers[i] == next) {
				next++;
				deliver(1);
				action.accept(((SelectCursor) this.input).result(batch, i));
			}
		}
	}

	@Override
	@Nullable Object step() {
		Object row = this.input.step();
		if (row == null || row == PASSED) {
			return row;
		}
		if (!this.key.add((ResultRow) row, this.seen)) {
			return PASSED;
		}
		deliver(1);
		return row;
	}

	@Override
	QueryPlan explain() {
		return QueryPlan.of(QueryPlan.Kind.DISTINCT, "", this.input.explain(), estimate(), delivered());
	}

}
