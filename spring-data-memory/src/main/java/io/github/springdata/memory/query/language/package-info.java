/**
 * Reads query texts in Jakarta's query language. Start at
 * {@link io.github.springdata.memory.query.language.JakartaStatementParser}.
 */
@NullMarked
package io.github.springdata.memory.query.language;

import org.jspecify.annotations.NullMarked;
