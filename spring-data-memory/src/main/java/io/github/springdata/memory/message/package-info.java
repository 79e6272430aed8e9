/**
 * What messages of exceptions have in common: how they show values, and how they find
 * names that are like another one. Start at
 * {@link io.github.springdata.memory.message.MessageText}.
 */
@NullMarked
package io.github.springdata.memory.message;

import org.jspecify.annotations.NullMarked;
