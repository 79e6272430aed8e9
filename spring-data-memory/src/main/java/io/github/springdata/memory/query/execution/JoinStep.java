package io.github.springdata.memory.query.execution;

import java.util.List;

import io.github.springdata.memory.mapping.MemoryPersistentEntity;
import org.jspecify.annotations.Nullable;

/**
 * One source of a selection: the rows of a table, or the elements of a collection, joined
 * to the tuples of the sources before it.
 */
public sealed interface JoinStep permits TableStep, ElementStep {

	/**
	 * The first source, before which there is nothing.
	 * @param slot the slot of its rows
	 * @param entity the entity whose rows they are
	 * @param rows the query for the rows
	 * @param where what the rows have to meet besides
	 * @param label these conditions, for plans
	 * @return the source
	 */
	static JoinStep ofRows(int slot, MemoryPersistentEntity<?> entity, PreparedQuery rows, List<Evaluator> where,
			String label) {
		return TableStep.of(slot, entity, rows, null, new JoinConditions(false, List.of(), where, label), true);
	}

	/**
	 * Rows of a table that are joined to tuples.
	 * @param slot the slot of the rows
	 * @param entity the entity whose rows they are
	 * @param rows the query for the rows
	 * @param key looks rows up for a tuple, or {@code null} if nothing does
	 * @param conditions which rows are joined
	 * @return the source
	 */
	static JoinStep ofRows(int slot, MemoryPersistentEntity<?> entity, PreparedQuery rows, @Nullable JoinKey key,
			JoinConditions conditions) {
		return TableStep.of(slot, entity, rows, key, conditions, false);
	}

	/**
	 * The elements of a collection.
	 * @param slot the slot of the elements
	 * @param companion the slot of their keys or positions, or -1
	 * @param type the type of the elements that count, {@code Object} for all
	 * @param collection finds the collection, map or array
	 * @param conditions which elements are joined
	 * @return the source
	 */
	static JoinStep ofElements(int slot, int companion, Class<?> type, Evaluator collection,
			JoinConditions conditions) {
		return new ElementStep(slot, companion, type, collection, conditions, new TupleTest(conditions.on()),
				new TupleTest(conditions.where()));
	}

}
