package io.github.springdata.memory.query.statement;

import org.jspecify.annotations.Nullable;

/**
 * A result of a selection.
 *
 * @param items what it consists of
 * @param frame the rows that it was made of, or {@code null} if there are several
 */
record Row(@Nullable Object[] items, @Nullable Frame frame) {

}
