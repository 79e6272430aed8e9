/**
 * Callbacks and events around saving, reading and deleting entities. Start at
 * {@link io.github.springdata.memory.core.event.BeforeConvertCallback} to change an
 * entity, at {@link io.github.springdata.memory.core.event.AbstractMemoryEventListener}
 * to watch.
 */
@NullMarked
package io.github.springdata.memory.core.event;

import org.jspecify.annotations.NullMarked;
