/**
 * Entities and their mapping to tables: annotations, ids, indexes, references and paths.
 * Start at {@link io.github.springdata.memory.mapping.MemoryMappingContext}.
 */
@NullMarked
package io.github.springdata.memory.mapping;

import org.jspecify.annotations.NullMarked;
