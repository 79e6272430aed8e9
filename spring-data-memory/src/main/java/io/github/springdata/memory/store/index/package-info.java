/**
 * Index kinds, index keys and key ranges over the slots of a table. Start at
 * {@link io.github.springdata.memory.store.index.Index}.
 */
@NullMarked
package io.github.springdata.memory.store.index;

import org.jspecify.annotations.NullMarked;
