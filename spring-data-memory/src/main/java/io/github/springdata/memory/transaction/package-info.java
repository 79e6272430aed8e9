/**
 * Spring transactions over a store. Start at
 * {@link io.github.springdata.memory.transaction.MemoryTransactionManager}.
 * <p>
 * {@code MemoryResourceHolder}, {@code TransactionParticipant},
 * {@code ForeignTransaction} and {@code StoreExceptionTranslator} are public only because
 * other packages of the library need them.
 */
@NullMarked
package io.github.springdata.memory.transaction;

import org.jspecify.annotations.NullMarked;
