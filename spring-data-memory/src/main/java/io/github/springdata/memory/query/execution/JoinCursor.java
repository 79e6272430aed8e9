package io.github.springdata.memory.query.execution;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Joins the rows of a table to tuples.
 */
final class JoinCursor extends Cursor<Tuple> {

	private final Cursor<Tuple> input;

	private final TableStep step;

	private final JoinedRows joined;

	private final Tuple tuple;

	private List<Object> rows = List.of();

	private int position;

	private boolean unmatched;

	JoinCursor(Cursor<Tuple> input, TableStep step, JoinedRows joined, Tuple tuple) {
		this.input = input;
		this.step = step;
		this.joined = joined;
		this.tuple = tuple;
	}

	@Override
	@Nullable Tuple fetch() {
		do {
			if (findMatch() || findNoMatch()) {
				return this.tuple;
			}
		}
		while (nextInput());
		return null;
	}

	private boolean nextInput() {
		if (this.input.next() == null) {
			return false;
		}
		this.rows = this.joined.of(this.tuple);
		this.position = 0;
		this.unmatched = this.step.conditions().left();
		return true;
	}

	private boolean findMatch() {
		while (this.position < this.rows.size()) {
			this.tuple.step();
			this.tuple.set(this.step.slot(), this.rows.get(this.position++));
			if (this.step.on().holds(this.tuple)) {
				this.unmatched = false;
				if (this.step.where().holds(this.tuple)) {
					return true;
				}
			}
		}
		return false;
	}

	private boolean findNoMatch() {
		if (!this.unmatched) {
			return false;
		}
		this.unmatched = false;
		this.tuple.set(this.step.slot(), null);
		return this.step.where().holds(this.tuple);
	}

	@Override
	long estimate() {
		return this.input.estimate();
	}

	@Override
	QueryPlan explain() {
		List<QueryPlan> inputs = new ArrayList<>(2);
		if (!(this.input instanceof SingleCursor)) {
			inputs.add(this.input.explain());
		}
		QueryPlan read = this.joined.explainRead();
		if (read != null) {
			inputs.add(read);
		}
		JoinKey key = this.step.key();
		String label = (key != null) ? key.label() : this.step.conditions().label();
		return new StatementStep(this.joined.kind(), label, inputs, estimate(), delivered());
	}

}
