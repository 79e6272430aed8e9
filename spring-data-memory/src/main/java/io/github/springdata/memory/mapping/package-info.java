/**
 * Entities and what the store needs to know about them: annotations, tables, property
 * readers, copying and comparing of state. Start at
 * {@link io.github.springdata.memory.mapping.MemoryMappingContext}.
 */
@NullMarked
package io.github.springdata.memory.mapping;

import org.jspecify.annotations.NullMarked;
