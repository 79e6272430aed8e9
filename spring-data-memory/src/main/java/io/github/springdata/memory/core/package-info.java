/**
 * Saves, reads and deletes entities, in the caller's transaction or on their own. Start
 * at {@code MemoryOperations}.
 */
@NullMarked
package io.github.springdata.memory.core;

import org.jspecify.annotations.NullMarked;
