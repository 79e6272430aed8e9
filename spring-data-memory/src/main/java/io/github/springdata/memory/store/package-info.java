/**
 * Indexed, multi-version, transactional tables on the heap, without Spring. Start at
 * {@link io.github.springdata.memory.store.MemoryStore}.
 */
@NullMarked
package io.github.springdata.memory.store;

import org.jspecify.annotations.NullMarked;
