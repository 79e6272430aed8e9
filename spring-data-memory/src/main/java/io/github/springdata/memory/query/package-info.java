/**
 * What to find and what to change, as pure data: nothing here has to do with a table or a
 * plan. Start at {@link io.github.springdata.memory.query.Criteria} and
 * {@link io.github.springdata.memory.query.Query}.
 * <p>
 * For applications are {@code Criteria}, {@code Query}, {@code Update} and
 * {@code InvalidStatementException}; all other types are public only because other
 * packages of the library need them.
 */
@NullMarked
package io.github.springdata.memory.query;

import org.jspecify.annotations.NullMarked;
