/**
 * Rows of entities: which columns they have, the classes that are generated for them, and
 * how the library sees these. Start at
 * {@link io.github.springdata.memory.jpa.row.RowTypes}.
 * <p>
 * All types are public only because other packages of the module need them.
 */
@NullMarked
package io.github.springdata.memory.jpa.row;

import org.jspecify.annotations.NullMarked;
