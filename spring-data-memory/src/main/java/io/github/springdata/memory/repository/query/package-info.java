/**
 * Translation of query methods and examples into queries, and their execution. Start at
 * {@code MemoryQueryLookupStrategy}.
 * <p>
 * All types are public only because other packages of the library need them.
 */
@NullMarked
package io.github.springdata.memory.repository.query;

import org.jspecify.annotations.NullMarked;
