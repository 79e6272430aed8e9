package io.github.springdata.memory.jpa.context;

import io.github.springdata.memory.jpa.row.RowType;

/**
 * Key of an instance in a persistence context.
 *
 * @param type the table
 * @param id the stored form of the id
 */
record EntityKey(RowType type, Object id) {
}
