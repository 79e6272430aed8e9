package io.github.springdata.memory.query.execution;

import org.jspecify.annotations.Nullable;

/**
 * Source that is the elements of a collection, map or array.
 *
 * @param slot the slot of the elements
 * @param companion the slot of their keys or positions, or -1
 * @param type the type of the elements that count, {@code Object} for all
 * @param collection finds the collection
 * @param conditions which elements are joined
 * @param on tests these conditions before an element is joined
 * @param where tests these conditions on the joined tuple
 */
record ElementStep(int slot, int companion, Class<?> type, Evaluator collection, JoinConditions conditions,
		TupleTest on, TupleTest where) implements JoinStep {

	@Nullable Object collection(Tuple tuple) {
		return this.collection.evaluate(tuple);
	}

	/**
	 * Puts an element into the tuple.
	 * @param companion its key or position
	 * @return whether it is joined
	 */
	boolean join(Tuple tuple, @Nullable Object element, @Nullable Object companion) {
		if (this.type != Object.class && !this.type.isInstance(element)) {
			return false;
		}
		put(tuple, element, companion);
		return this.on.holds(tuple);
	}

	void put(Tuple tuple, @Nullable Object element, @Nullable Object companion) {
		tuple.set(this.slot, element);
		if (this.companion >= 0) {
			tuple.set(this.companion, companion);
		}
	}

	boolean accepts(Tuple tuple) {
		return this.where.holds(tuple);
	}

}
