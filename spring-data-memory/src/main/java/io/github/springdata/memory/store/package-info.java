/**
 * Indexed, multi-version, transactional tables on the heap. Start at {@code MemoryStore}.
 */
@NullMarked
package io.github.springdata.memory.store;

import org.jspecify.annotations.NullMarked;
