package io.github.springdata.memory.query.execution;

import java.util.ArrayList;
import java.util.List;

/**
 * Cursor that joins the rows of a table to tuples.
 */
final class JoinCursor extends JoiningCursor {

	private final TableStep step;

	private final JoinedRows joined;

	private List<Object> rows = List.of();

	private int position;

	JoinCursor(Cursor<Tuple> input, TableStep step, JoinedRows joined, Tuple tuple) {
		super(input, tuple, step.conditions());
		this.step = step;
		this.joined = joined;
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
		return new StatementStep(this.joined.kind(), label, inputs, estimate(), delivered());
	}

}
