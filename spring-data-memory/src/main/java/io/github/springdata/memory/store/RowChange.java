package io.github.springdata.memory.store;

import org.jspecify.annotations.Nullable;

/**
 * The difference that two versions of a table make for one row. At least one of the
 * states is there.
 *
 * @param id the id of the row
 * @param before the stored row in the earlier version, {@code null} if it was inserted
 * @param after the stored row in the later version, {@code null} if it was deleted
 */
public record RowChange(Object id, @Nullable Object before, @Nullable Object after) {

}
