/**
 * Isolation of transactions against the conformance table.
 */
@NullMarked
package io.github.springdata.memory.store.isolation;

import org.jspecify.annotations.NullMarked;
