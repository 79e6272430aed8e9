/**
 * Indexed, multi-version, transactional tables on the heap, without Spring. Start at
 * {@link io.github.springdata.memory.store.MemoryStore}.
 * <p>
 * {@code Deadline} and {@code ReferenceDefinition} are public only because other packages
 * of the library need them.
 */
@NullMarked
package io.github.springdata.memory.store;

import org.jspecify.annotations.NullMarked;
