/**
 * The mapping of a persistence unit as read from annotations and XML: entities,
 * embeddables, mapped superclasses and their attributes. Start at
 * {@link io.github.springdata.memory.jpa.model.PersistenceModel}.
 * <p>
 * All types are public only because other packages of the module need them.
 */
@NullMarked
package io.github.springdata.memory.jpa.model;

import org.jspecify.annotations.NullMarked;
