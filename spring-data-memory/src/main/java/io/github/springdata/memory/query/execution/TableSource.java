package io.github.springdata.memory.query.execution;

import io.github.springdata.memory.mapping.MemoryPersistentEntity;
import io.github.springdata.memory.store.Table;

/**
 * The versions of the tables that one execution of a statement sees.
 */
@FunctionalInterface
public interface TableSource {

	/**
	 * The table of an entity.
	 * @param entity the entity
	 * @return the same version whenever it is asked for
	 */
	Table table(MemoryPersistentEntity<?> entity);

}
