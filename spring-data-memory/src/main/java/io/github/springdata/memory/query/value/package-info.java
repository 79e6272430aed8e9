/**
 * One meaning of values, the same in every query, however it is written: order, equality,
 * keys, sets of values, patterns, numbers, dates, casts, distances and JSON paths. The
 * types are public only because the packages above share them; applications do not use
 * them. Start at {@link io.github.springdata.memory.query.value.ValueOrder} and
 * {@link io.github.springdata.memory.query.value.ValueKey}.
 */
@NullMarked
package io.github.springdata.memory.query.value;

import org.jspecify.annotations.NullMarked;
