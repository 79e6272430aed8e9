package io.github.springdata.memory.query.predicate;

import org.jspecify.annotations.Nullable;

import io.github.springdata.memory.query.Condition;
import io.github.springdata.memory.query.value.ValueOrder;
import io.github.springdata.memory.query.value.ValueSet;

/**
 * A condition that waits for arguments.
 *
 * @param slot where it stands in the query
 * @param evaluated what is bound; differs from the slot's condition where that is only a
 * way to say it
 * @param order how values of the property compare
 * @param cost what the test of a row costs
 */
record CompiledCondition(BoundCondition.Slot slot, Condition evaluated, ValueOrder order,
		int cost) implements CompiledPredicate {

	@Override
	public BoundPredicate bind(@Nullable Object[] arguments) {
		ValueSet values = ConditionBinder.of(this.evaluated, this.slot.path(), this.order, arguments).bind();
		return BoundCondition.of(this.slot, values, arguments);
	}

}
