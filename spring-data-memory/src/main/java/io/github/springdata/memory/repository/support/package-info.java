/**
 * Creation of repositories and the implementation behind them. Start at
 * {@code MemoryRepositoryFactory}.
 */
@NullMarked
package io.github.springdata.memory.repository.support;

import org.jspecify.annotations.NullMarked;
