/**
 * What messages of exceptions have in common: how they show values, and how they find
 * names that are like another one. Start at
 * {@link io.github.springdata.memory.message.MessageText}.
 * <p>
 * All types are public only because other packages of the library need them.
 */
@NullMarked
package io.github.springdata.memory.message;

import org.jspecify.annotations.NullMarked;
