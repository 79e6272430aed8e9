/**
 * State of an object: which of its fields it is made of, how they are read, copied,
 * frozen and compared, and which classes cannot be stored. Beside
 * {@link io.github.springdata.memory.mapping.state.EntityState},
 * {@link io.github.springdata.memory.mapping.state.PropertyReader} and
 * {@link io.github.springdata.memory.mapping.state.PropertyWriter} the types are public
 * only because the mapping above needs them; applications do not use them. Start at
 * {@link io.github.springdata.memory.mapping.state.Copiers}.
 */
@NullMarked
package io.github.springdata.memory.mapping.state;

import org.jspecify.annotations.NullMarked;
