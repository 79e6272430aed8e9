/**
 * Saves, reads and deletes entities, in the caller's transaction or on their own. Start
 * at {@code MemoryOperations}.
 * <p>
 * {@code Statements}, {@code SelectStatement}, {@code ModifyingStatement},
 * {@code StagedWrites} and {@code TransactionScope} are public only because other
 * packages of the library need them.
 */
@NullMarked
package io.github.springdata.memory.core;

import org.jspecify.annotations.NullMarked;
