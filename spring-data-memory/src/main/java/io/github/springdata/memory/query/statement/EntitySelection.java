package io.github.springdata.memory.query.statement;

import io.github.springdata.memory.mapping.MemoryPersistentEntity;
import io.github.springdata.memory.query.Query;

/**
 * Statement as a query for the rows of one entity.
 *
 * @param entity the entity whose rows are found
 * @param query the query, which the planner can serve from indexes
 */
public record EntitySelection(MemoryPersistentEntity<?> entity, Query query) {

}
