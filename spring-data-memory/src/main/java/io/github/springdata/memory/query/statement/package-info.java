/**
 * Checks statements against the entities that they name, compiles them, and runs them
 * over tables. Start at
 * {@link io.github.springdata.memory.query.statement.StatementEngine}.
 */
@NullMarked
package io.github.springdata.memory.query.statement;

import org.jspecify.annotations.NullMarked;
