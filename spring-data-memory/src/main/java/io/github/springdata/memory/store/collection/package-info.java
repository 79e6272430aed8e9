/**
 * Immutable, structurally shared collections, the building blocks of tables and indexes.
 * Start at {@link io.github.springdata.memory.store.collection.PersistentVector}.
 */
@NullMarked
package io.github.springdata.memory.store.collection;

import org.jspecify.annotations.NullMarked;
