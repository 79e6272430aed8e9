/**
 * Statements and expressions of a query text as pure data, and the interface of what
 * parses it. Start at {@link io.github.springdata.memory.query.syntax.Statement}.
 */
@NullMarked
package io.github.springdata.memory.query.syntax;

import org.jspecify.annotations.NullMarked;
