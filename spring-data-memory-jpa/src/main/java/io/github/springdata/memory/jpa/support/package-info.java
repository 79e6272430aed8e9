/**
 * What callers of the API ask for beside what they call: hints, options and lock modes;
 * and the cache of the API. Start at
 * {@link io.github.springdata.memory.jpa.support.Hints}.
 * <p>
 * All types are public only because other packages of the module need them.
 */
@NullMarked
package io.github.springdata.memory.jpa.support;

import org.jspecify.annotations.NullMarked;
