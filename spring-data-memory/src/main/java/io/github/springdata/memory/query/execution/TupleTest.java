package io.github.springdata.memory.query.execution;

import java.util.List;

/**
 * Conditions on tuples, all of which have to hold.
 *
 * @param conditions the conditions
 */
record TupleTest(Evaluator[] conditions) {

	TupleTest(List<Evaluator> conditions) {
		this(conditions.toArray(Evaluator[]::new));
	}

	boolean isEmpty() {
		return this.conditions.length == 0;
	}

	boolean holds(Tuple tuple) {
		for (Evaluator condition : this.conditions) {
			if (!condition.holds(tuple)) {
				return false;
			}
		}
		return true;
	}

}
