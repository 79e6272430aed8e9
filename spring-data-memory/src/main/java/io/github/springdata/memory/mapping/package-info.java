/**
 * Entities and their mapping to tables: annotations, ids, indexes, references and paths.
 * Start at {@link io.github.springdata.memory.mapping.MemoryMappingContext}.
 * <p>
 * For applications are the annotations, {@code AggregateReference},
 * {@code MemoryCustomConversions}, {@code MemoryMappingContext} with its entities and
 * properties, {@code UnitOfWorkMode} and {@code InvalidEntityException}; all other types
 * are public only because other packages of the library need them.
 */
@NullMarked
package io.github.springdata.memory.mapping;

import org.jspecify.annotations.NullMarked;
