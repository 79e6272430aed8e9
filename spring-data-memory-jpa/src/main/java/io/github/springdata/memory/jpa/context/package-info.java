/**
 * Persistence contexts: instances of rows, their life cycle, and how changes of them get
 * back into rows. Start at
 * {@link io.github.springdata.memory.jpa.context.PersistenceContext}.
 * <p>
 * All types are public only because other packages of the module need them.
 */
@NullMarked
package io.github.springdata.memory.jpa.context;

import org.jspecify.annotations.NullMarked;
