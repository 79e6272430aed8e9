package io.github.springdata.memory.query.execution;

import io.github.springdata.memory.mapping.MemoryPersistentEntity;
import org.jspecify.annotations.Nullable;

/**
 * Source that is the rows of a table.
 */
final class TableStep extends JoinStep {

	private final int slot;

	private final MemoryPersistentEntity<?> entity;

	private final PreparedQuery rows;

	private final @Nullable JoinKey key;

	private final JoinConditions conditions;

	private final TupleTest on;

	private final TupleTest where;

	private final boolean first;

	TableStep(int slot, MemoryPersistentEntity<?> entity, PreparedQuery rows, @Nullable JoinKey key,
			JoinConditions conditions, boolean first) {
		this.slot = slot;
		this.entity = entity;
		this.rows = rows;
		this.key = key;
		this.conditions = conditions;
		this.on = new TupleTest(conditions.on());
		this.where = new TupleTest(conditions.where());
		this.first = first;
	}

	int slot() {
		return this.slot;
	}

	MemoryPersistentEntity<?> entity() {
		return this.entity;
	}

	PreparedQuery rows() {
		return this.rows;
	}

	@Nullable JoinKey key() {
		return this.key;
	}

	JoinConditions conditions() {
		return this.conditions;
	}

	TupleTest on() {
		return this.on;
	}

	TupleTest where() {
		return this.where;
	}

	/**
	 * What the rows have in common with the tuples that they are joined to, if that alone
	 * decides, and can be read of many tuples at a time.
	 */
	@Nullable SlotEvaluator probe() {
		JoinKey key = this.key;
		boolean alone = !this.conditions.left() && this.on.isEmpty() && this.where.isEmpty();
		return (alone && key != null && !key.several() && key.value() instanceof SlotEvaluator read) ? read : null;
	}

	/**
	 * Whether nothing comes before.
	 */
	boolean isFirst() {
		return this.first;
	}

	/**
	 * Whether the query for the rows alone decides which of them are found.
	 */
	boolean isPlain() {
		return this.first && this.where.isEmpty();
	}

	/**
	 * The same source with its rows found by another query.
	 */
	TableStep with(PreparedQuery rows) {
		return new TableStep(this.slot, this.entity, rows, this.key, this.conditions, this.first);
	}

	/**
	 * Opens the first source.
	 * @param arguments the order and the piece of the rows that are wanted
	 */
	Cursor<Tuple> open(Tuple tuple, QueryArguments arguments) {
		Execution execution = tuple.execution();
		Cursor<Object> cursor = this.rows.cursor(execution.table(this.entity), arguments, execution.name());
		return new TupleCursor(cursor, tuple, this.slot, this.where, this.conditions.label());
	}

}
