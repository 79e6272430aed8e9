package io.github.springdata.memory.jpa.query;

import io.github.springdata.memory.jpa.row.Row;
import io.github.springdata.memory.jpa.row.RowType;
import org.jspecify.annotations.Nullable;

/**
 * Change of a row by a statement.
 *
 * @param type the type of the row
 * @param before the row as it is
 * @param after the row as it is to be, or {@code null} if it is to be deleted
 */
public record RowChange(RowType type, Row before, @Nullable Row after) {
}
