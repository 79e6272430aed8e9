package io.github.springdata.memory.query.execution;

import org.jspecify.annotations.Nullable;

/**
 * Source that is the elements of a collection, map or array.
 */
final class ElementStep extends JoinStep {

	private final int slot;

	private final int companion;

	private final Class<?> type;

	private final Evaluator collection;

	private final JoinConditions conditions;

	private final TupleTest on;

	private final TupleTest where;

	ElementStep(int slot, int companion, Class<?> type, Evaluator collection, JoinConditions conditions) {
		this.slot = slot;
		this.companion = companion;
		this.type = type;
		this.collection = collection;
		this.conditions = conditions;
		this.on = new TupleTest(conditions.on());
		this.where = new TupleTest(conditions.where());
	}

	JoinConditions conditions() {
		return this.conditions;
	}

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
