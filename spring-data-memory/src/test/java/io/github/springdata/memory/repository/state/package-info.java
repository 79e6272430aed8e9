/**
 * Whose state it is: one set of tests for every kind of entity, every mode of the unit of
 * work, with and without a transaction. {@link EntityStateTests} is where to start.
 */
@org.jspecify.annotations.NullUnmarked
package io.github.springdata.memory.repository.state;
