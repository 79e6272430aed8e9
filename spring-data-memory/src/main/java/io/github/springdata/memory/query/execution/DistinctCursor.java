package io.github.springdata.memory.query.execution;

import java.util.List;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * Cursor that leaves out results that are equal to an earlier one.
 */
final class DistinctCursor extends Cursor<ResultRow> {

	private final Cursor<ResultRow> input;

	private final ResultKey key;

	private final KeyTable seen;

	private final int[] numbers = new int[TupleBatch.CAPACITY];

	DistinctCursor(Cursor<ResultRow> input, ResultKey key) {
		this.key = key;
		this.seen = key.table();
		this.input = input;
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
		BatchedTuples batches = (parts != null && this.input instanceof SelectCursor select) ? select.batches() : null;
		if (batches != null) {
			batches.forEachBatch((batch) -> add(batch, parts, action));
			return;
		}
		this.input.forEach((row) -> {
			if (this.key.add(row, this.seen)) {
				deliver(1);
				action.accept(row);
			}
		});
	}

	private void add(TupleBatch batch, KeyPart[] parts, Consumer<? super ResultRow> action) {
		int known = this.seen.size();
		for (KeyPart part : parts) {
			part.read(batch);
		}
		this.seen.addAll(parts, batch.size(), this.numbers);
		this.input.deliver(batch.size());
		for (int i = 0; known < this.seen.size(); i++) {
			if (this.numbers[i] == known) {
				known++;
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
	long estimate() {
		return this.input.estimate();
	}

	@Override
	QueryPlan explain() {
		return new StatementStep(StatementStep.Kind.DISTINCT, "", List.of(this.input.explain()), estimate(),
				delivered());
	}

}
