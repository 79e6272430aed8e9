/**
 * Reads query texts in Jakarta's query language. Start at
 * {@link io.github.springdata.memory.query.language.JakartaStatementParser}.
 * <p>
 * The type is public only because it is found as a service.
 */
@NullMarked
package io.github.springdata.memory.query.language;

import org.jspecify.annotations.NullMarked;
