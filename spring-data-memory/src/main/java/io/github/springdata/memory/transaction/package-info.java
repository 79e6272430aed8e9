/**
 * Spring transactions over a store. Start at
 * {@link io.github.springdata.memory.transaction.MemoryTransactionManager}.
 */
@NullMarked
package io.github.springdata.memory.transaction;

import org.jspecify.annotations.NullMarked;
