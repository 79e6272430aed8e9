/**
 * Binds, plans and runs a query over one immutable version of a table, and explains how.
 * Start at {@link io.github.springdata.memory.query.execution.QueryEngine}.
 * <p>
 * For applications are {@code QueryPlan} with its steps and {@code QueryArguments}; all
 * other types are public only because other packages of the library need them.
 */
@NullMarked
package io.github.springdata.memory.query.execution;

import org.jspecify.annotations.NullMarked;
