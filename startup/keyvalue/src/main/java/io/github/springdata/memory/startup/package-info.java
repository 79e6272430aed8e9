/**
 * An application of Spring Data KeyValue, whose start is measured. Start at
 * {@link io.github.springdata.memory.startup.Application}.
 */
@NullMarked
package io.github.springdata.memory.startup;

import org.jspecify.annotations.NullMarked;
