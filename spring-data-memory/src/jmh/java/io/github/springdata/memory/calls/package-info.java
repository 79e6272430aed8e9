/**
 * Single calls of a repository, beside hand-written maps, a method that does nothing, and
 * other modules of Spring Data. Start at
 * {@link io.github.springdata.memory.calls.CallTable}.
 */
@NullMarked
package io.github.springdata.memory.calls;

import org.jspecify.annotations.NullMarked;
