/**
 * The reactive twins: the same store and the same semantics, without blocking. Start at
 * {@link io.github.springdata.memory.reactive.ReactiveMemoryOperations}. Needs Reactor.
 * <p>
 * {@code ReactiveMemoryRepositoryConfigurationExtension} is public only because Spring
 * Data needs it.
 */
@NullMarked
package io.github.springdata.memory.reactive;

import org.jspecify.annotations.NullMarked;
