package io.github.springdata.memory.jpa.metamodel;

import jakarta.persistence.metamodel.BasicType;

/**
 * Type of basic values.
 *
 * @param <X> the class
 * @param type the class, which may be primitive
 */
record MemoryBasicType<X>(Class<X> type) implements BasicType<X> {

	@Override
	public PersistenceType getPersistenceType() {
		return PersistenceType.BASIC;
	}

	@Override
	public Class<X> getJavaType() {
		return this.type;
	}

	@Override
	public String toString() {
		return this.type.getName();
	}

}
