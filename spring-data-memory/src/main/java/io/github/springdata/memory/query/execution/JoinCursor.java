package io.github.springdata.memory.query.execution;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * Cursor that joins the rows of a table to tuples.
 */
final class JoinCursor extends JoiningCursor implements BatchedTuples {

	private final TableStep step;

	private final JoinedRows joined;

	private final Tuple tuple;

	private List<Object> rows = List.of();

	private int position;

	JoinCursor(Cursor<Tuple> input, TableStep step, JoinedRows joined, Tuple tuple) {
		super(input, tuple, step.conditions());
		this.step = step;
		this.joined = joined;
		this.tuple = tuple;
	}

	@Override
	void open(Tuple tuple) {
		this.rows = this.joined.of(tuple);
		this.position = 0;
	}

	@Override
	boolean hasCandidate() {
		return this.position < this.rows.size();
	}

	@Override
	boolean join(Tuple tuple) {
		tuple.set(this.step.slot(), this.rows.get(this.position++));
		return this.step.on().holds(tuple);
	}

	@Override
	void joinNothing(Tuple tuple) {
		tuple.set(this.step.slot(), null);
	}

	@Override
	boolean accepts(Tuple tuple) {
		return this.step.where().holds(tuple);
	}

	@Override
	public boolean isBatched() {
		SlotEvaluator probe = this.step.probe();
		return probe != null && !hasCandidate() && BatchedTuples.of(this.input, List.of(probe)) != null;
	}

	@Override
	public boolean hasRows(int slot) {
		return slot == this.step.slot() || ((BatchedTuples) this.input).hasRows(slot);
	}

	@Override
	public void forEachBatch(Consumer<TupleBatch> action) {
		((BatchedTuples) this.input).forEachBatch(new Batches(Objects.requireNonNull(this.step.probe()), action));
	}

	/**
	 * Joins rows to tuples, many at a time.
	 */
	private final class Batches implements Consumer<TupleBatch> {

		private final KeyPart[] key;

		private final int[] numbers = new int[TupleBatch.CAPACITY];

		private final int[] indexes = new int[TupleBatch.CAPACITY];

		private final @Nullable Object[] matches = new @Nullable Object[TupleBatch.CAPACITY];

		private final TupleBatch result = new TupleBatch(JoinCursor.this.tuple.width());

		private final Consumer<TupleBatch> action;

		private int size;

		Batches(SlotEvaluator probe, Consumer<TupleBatch> action) {
			this.key = new KeyPart[] { KeyPart.of(probe) };
			this.action = action;
		}

		@Override
		public void accept(TupleBatch batch) {
			int first = 0;
			for (; first < batch.size() && !JoinCursor.this.joined.isHashed(); first++) {
				batch.writeTo(JoinCursor.this.tuple, first);
				join(batch, first, JoinCursor.this.joined.of(JoinCursor.this.tuple));
			}
			this.key[0].read(batch);
			JoinCursor.this.joined.findAll(this.key, batch.size(), this.numbers);
			for (int i = first; i < batch.size(); i++) {
				join(batch, i, JoinCursor.this.joined.rows(this.numbers[i]));
			}
			flush(batch);
		}

		private void join(TupleBatch batch, int index, List<Object> rows) {
			for (int i = 0; i < rows.size(); i++) {
				if (this.size == TupleBatch.CAPACITY) {
					flush(batch);
				}
				this.indexes[this.size] = index;
				this.matches[this.size++] = rows.get(i);
			}
		}

		private void flush(TupleBatch batch) {
			int count = this.size;
			if (count > 0) {
				this.size = 0;
				JoinCursor.this.tuple.execution().steps(count);
				deliver(count);
				this.result.gather(batch, this.indexes, count);
				this.result.put(JoinCursor.this.step.slot(), this.matches);
				this.action.accept(this.result);
			}
		}

	}

	@Override
	QueryPlan explain() {
		List<QueryPlan> inputs = new ArrayList<>(2);
		QueryPlan before = explainInput();
		if (before != null) {
			inputs.add(before);
		}
		QueryPlan read = this.joined.explainRead();
		if (read != null) {
			inputs.add(read);
		}
		JoinKey key = this.step.key();
		String label = (key != null) ? key.label() : this.step.conditions().label();
		return new QueryPlan(this.joined.kind(), label, inputs, estimate(), delivered());
	}

}
