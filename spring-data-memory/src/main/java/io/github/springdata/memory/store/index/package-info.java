/**
 * Index kinds, index keys and key ranges over the slots of a table. Start at
 * {@link io.github.springdata.memory.store.index.Index}.
 * <p>
 * For applications are {@code IndexDefinition}, {@code IndexedProperty},
 * {@code IndexKind} and {@code IncomparableValueException}; all other types are public
 * only because other packages of the library need them.
 */
@NullMarked
package io.github.springdata.memory.store.index;

import org.jspecify.annotations.NullMarked;
