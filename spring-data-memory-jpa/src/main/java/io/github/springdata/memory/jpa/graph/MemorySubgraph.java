package io.github.springdata.memory.jpa.graph;

import jakarta.persistence.Subgraph;
import jakarta.persistence.metamodel.ManagedType;

/**
 * Graph of the values of an attribute, or of a subclass of the root.
 *
 * @param <T> the class of the values
 */
final class MemorySubgraph<T> extends MemoryGraph<T> implements Subgraph<T> {

	MemorySubgraph(ManagedType<T> type, GraphOwner owner) {
		super(type, owner);
	}

	@Override
	public Class<T> getClassType() {
		return type().getJavaType();
	}

}
