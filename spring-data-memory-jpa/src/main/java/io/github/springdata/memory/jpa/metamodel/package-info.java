/**
 * The metamodel of Jakarta Persistence (chapter 5 of the specification) as a view of the
 * mapping, and the static metamodel classes that it fills. Start at
 * {@link io.github.springdata.memory.jpa.metamodel.MemoryMetamodel}.
 * <p>
 * All types are public only because other packages of the module need them.
 */
@NullMarked
package io.github.springdata.memory.jpa.metamodel;

import org.jspecify.annotations.NullMarked;
