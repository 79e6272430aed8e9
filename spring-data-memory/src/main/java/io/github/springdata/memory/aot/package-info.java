/**
 * Hints that let repositories run in a native image. Start at {@code MemoryRuntimeHints}.
 */
@NullMarked
package io.github.springdata.memory.aot;

import org.jspecify.annotations.NullMarked;
