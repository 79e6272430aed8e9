/**
 * Repository interfaces for entities kept in a memory store. Start at
 * {@link io.github.springdata.memory.repository.MemoryRepository}.
 */
@NullMarked
package io.github.springdata.memory.repository;

import org.jspecify.annotations.NullMarked;
