package io.github.springdata.memory.query.predicate;

import io.github.springdata.memory.query.Criteria;
import org.jspecify.annotations.Nullable;

/**
 * A test of the whole row that waits for arguments.
 *
 * @param test the test
 * @param negated whether rows are wanted that are known not to pass
 */
record CompiledTest(Criteria.Computed test, boolean negated) implements CompiledPredicate {

	private static final int COST = 32;

	@Override
	public BoundPredicate bind(@Nullable Object[] arguments) {
		return BoundTest.of(this.test, this.negated, arguments);
	}

	@Override
	public int cost() {
		return COST;
	}

}
