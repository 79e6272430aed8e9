/**
 * Immutable, structurally shared collections, the building blocks of tables and indexes.
 * Start at {@link io.github.springdata.memory.store.collection.PersistentVector}.
 * <p>
 * All types are public only because other packages of the library need them.
 */
@NullMarked
package io.github.springdata.memory.store.collection;

import org.jspecify.annotations.NullMarked;
