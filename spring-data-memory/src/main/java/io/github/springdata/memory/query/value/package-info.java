/**
 * One meaning of values: order, equality, keys, numbers, dates, casts and JSON paths, the
 * same in every query, however it is written. The types are public because the packages
 * above share them. Start at {@link io.github.springdata.memory.query.value.ValueKey}.
 */
@org.jspecify.annotations.NullMarked
package io.github.springdata.memory.query.value;
