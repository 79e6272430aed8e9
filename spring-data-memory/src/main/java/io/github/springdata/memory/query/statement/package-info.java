/**
 * Checks statements against the entities that they name, compiles them, and runs them
 * over tables. Start at
 * {@link io.github.springdata.memory.query.statement.StatementEngine}.
 * <p>
 * All types are public only because other packages of the library need them.
 */
@NullMarked
package io.github.springdata.memory.query.statement;

import org.jspecify.annotations.NullMarked;
