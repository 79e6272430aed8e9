package io.github.springdata.memory.jpa.relational;

import io.github.springdata.memory.jpa.model.EntityModel;

import org.jspecify.annotations.Nullable;

/**
 * Row of the store that is being put together.
 *
 * @param entity the entity whose instance it is the state of
 * @param id the stored form of the id
 * @param values the values of all columns
 */
record Draft(EntityModel entity, Object id, @Nullable Object[] values) {

}
