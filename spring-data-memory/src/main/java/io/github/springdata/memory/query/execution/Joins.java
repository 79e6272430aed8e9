package io.github.springdata.memory.query.execution;

import org.jspecify.annotations.Nullable;

/**
 * Cursors of the sources of a selection, one on top of the other.
 */
final class Joins {

	private Joins() {
	}

	/**
	 * Opens a source.
	 * @param input the tuples of the sources before, or {@code null} for the tuple as it
	 * is
	 */
	static Cursor<Tuple> open(JoinStep step, @Nullable Cursor<Tuple> input, Tuple tuple) {
		if (step instanceof TableStep table) {
			return table.isFirst() ? table.open(tuple, tuple.execution().arguments())
					: rows(table, (input != null) ? input : new SingleCursor(tuple), tuple);
		}
		return new ElementCursor((input != null) ? input : new SingleCursor(tuple), (ElementStep) step, tuple);
	}

	private static Cursor<Tuple> rows(TableStep step, Cursor<Tuple> input, Tuple tuple) {
		Execution execution = tuple.execution();
		JoinedRows joined = execution.once(step, () -> new JoinedRows(step, execution));
		return new JoinCursor(input, step, joined, tuple);
	}

}
