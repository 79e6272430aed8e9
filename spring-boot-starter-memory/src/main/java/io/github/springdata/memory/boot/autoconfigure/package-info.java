/**
 * Auto-configuration of a memory store, its template, transaction manager and
 * repositories. Start at
 * {@link io.github.springdata.memory.boot.autoconfigure.DataMemoryAutoConfiguration}.
 */
@NullMarked
package io.github.springdata.memory.boot.autoconfigure;

import org.jspecify.annotations.NullMarked;
