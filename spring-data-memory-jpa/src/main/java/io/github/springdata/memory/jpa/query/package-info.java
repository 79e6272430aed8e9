/**
 * Queries of persistence units: statements over entities and their attributes, how they
 * are lowered to statements over rows, and how results are made of these. Start at
 * {@link io.github.springdata.memory.jpa.query.QueryCompiler}.
 * <p>
 * All types are public only because other packages of the module need them.
 */
@NullMarked
package io.github.springdata.memory.jpa.query;

import org.jspecify.annotations.NullMarked;
