package io.github.springdata.memory.jpa.criteria;

import io.github.springdata.memory.query.syntax.Expression;

/**
 * Condition that is not made of other ones.
 */
final class SimplePredicate extends MemoryPredicate {

	private final Term term;

	SimplePredicate(Term term) {
		this.term = term;
	}

	@Override
	public Expression write(Scope scope) {
		return this.term.write(scope);
	}

}
