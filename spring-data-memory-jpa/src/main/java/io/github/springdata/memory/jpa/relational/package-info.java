/**
 * Exchange of rows with relational databases, by the physical names of tables and columns
 * that the mapping says. Start at
 * {@link io.github.springdata.memory.jpa.relational.RelationalImport}.
 */
@NullMarked
package io.github.springdata.memory.jpa.relational;

import org.jspecify.annotations.NullMarked;
