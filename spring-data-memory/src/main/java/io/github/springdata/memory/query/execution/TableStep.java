package io.github.springdata.memory.query.execution;

import io.github.springdata.memory.mapping.MemoryPersistentEntity;
import org.jspecify.annotations.Nullable;

/**
 * Source that is the rows of a table.
 *
 * @param slot the slot of the rows
 * @param entity the entity whose rows they are
 * @param rows the query for the rows
 * @param key looks rows up for a tuple, if anything does
 * @param conditions which rows are joined
 * @param on tests these conditions before a row is joined
 * @param where tests these conditions on the joined tuple
 * @param isFirst whether nothing comes before
 */
record TableStep(int slot, MemoryPersistentEntity<?> entity, PreparedQuery rows, @Nullable JoinKey key,
		JoinConditions conditions, TupleTest on, TupleTest where, boolean isFirst) implements JoinStep {

	static TableStep of(int slot, MemoryPersistentEntity<?> entity, PreparedQuery rows, @Nullable JoinKey key,
			JoinConditions conditions, boolean first) {
		return new TableStep(slot, entity, rows, key, conditions, new TupleTest(conditions.on()),
				new TupleTest(conditions.where()), first);
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
	 * Whether the query for the rows alone decides which of them are found.
	 */
	boolean isPlain() {
		return this.isFirst && this.where.isEmpty();
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
