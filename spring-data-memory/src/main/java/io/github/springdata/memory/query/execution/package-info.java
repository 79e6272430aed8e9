/**
 * Binds, plans and runs a query over one immutable version of a table, and explains how.
 * Start at {@link io.github.springdata.memory.query.execution.QueryEngine}.
 */
@NullMarked
package io.github.springdata.memory.query.execution;

import org.jspecify.annotations.NullMarked;
