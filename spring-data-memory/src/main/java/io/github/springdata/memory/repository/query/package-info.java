/**
 * Translation of query methods and examples into queries, and their execution. Start at
 * {@code MemoryQueryLookupStrategy}.
 */
@NullMarked
package io.github.springdata.memory.repository.query;

import org.jspecify.annotations.NullMarked;
