package io.github.springdata.memory.query.predicate;

import io.github.springdata.memory.mapping.MemoryPersistentEntity;

/**
 * Predicate for the rows of one entity in a table that it shares with others.
 */
public final class BoundType implements BoundPredicate {

	private final MemoryPersistentEntity<?> entity;

	BoundType(MemoryPersistentEntity<?> entity) {
		this.entity = entity;
	}

	@Override
	public boolean test(Object row) {
		return this.entity.isInstance(row);
	}

	@Override
	public double selectivity() {
		return 0.5;
	}

	@Override
	public String toString() {
		return "type is " + this.entity.getType().getSimpleName();
	}

}
