/**
 * Tests on a memory store. Start at
 * {@link io.github.springdata.memory.boot.test.DataMemoryTest}.
 */
@NullMarked
package io.github.springdata.memory.boot.test;

import org.jspecify.annotations.NullMarked;
