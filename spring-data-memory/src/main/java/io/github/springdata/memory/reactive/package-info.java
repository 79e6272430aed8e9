/**
 * The reactive twins: the same store and the same semantics, without blocking. Start at
 * {@link io.github.springdata.memory.reactive.ReactiveMemoryOperations}. Needs Reactor.
 */
@NullMarked
package io.github.springdata.memory.reactive;

import org.jspecify.annotations.NullMarked;
