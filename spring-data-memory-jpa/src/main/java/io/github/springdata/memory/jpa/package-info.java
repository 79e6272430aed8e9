/**
 * A Jakarta Persistence provider whose store is the heap. Start at
 * {@link io.github.springdata.memory.jpa.MemoryPersistenceProvider}.
 */
@NullMarked
package io.github.springdata.memory.jpa;

import org.jspecify.annotations.NullMarked;
