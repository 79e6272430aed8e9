package io.github.springdata.memory.query.predicate;

import io.github.springdata.memory.query.Criteria;
import org.jspecify.annotations.Nullable;

/**
 * Predicate for the rows that pass a test, or are known not to.
 */
record BoundTest(Criteria.Computed computed, Boolean wanted, @Nullable Object[] arguments) implements BoundPredicate {

	static BoundTest of(Criteria.Computed computed, boolean negated, @Nullable Object[] arguments) {
		return new BoundTest(computed, !negated, arguments);
	}

	@Override
	public boolean test(Object row) {
		return this.wanted.equals(this.computed.test().test(row, this.arguments));
	}

	@Override
	public double selectivity() {
		return 0.3;
	}

	@Override
	public String toString() {
		return this.wanted ? this.computed.label() : "not (" + this.computed.label() + ")";
	}

}
