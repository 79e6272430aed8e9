package io.github.springdata.memory.query.execution;

import org.jspecify.annotations.Nullable;

/**
 * A result of a selection.
 *
 * @param items its items; entities are stored rows
 * @param keys the values that it is ordered by
 */
record ResultRow(@Nullable Object[] items, @Nullable Object[] keys) {

	static final @Nullable Object[] NO_KEYS = {};

}
