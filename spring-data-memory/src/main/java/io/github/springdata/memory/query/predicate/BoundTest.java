package io.github.springdata.memory.query.predicate;

import io.github.springdata.memory.query.Criteria;
import org.jspecify.annotations.Nullable;

/**
 * Predicate for the rows that pass a test, or are known not to.
 */
final class BoundTest implements BoundPredicate {

	private final Criteria.Computed computed;

	private final Boolean wanted;

	private final @Nullable Object[] arguments;

	BoundTest(Criteria.Computed computed, boolean negated, @Nullable Object[] arguments) {
		this.computed = computed;
		this.wanted = !negated;
		this.arguments = arguments;
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
