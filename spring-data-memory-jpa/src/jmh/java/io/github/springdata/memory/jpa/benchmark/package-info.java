/**
 * Entity managers and factories of this module beside those of Hibernate on H2, for the
 * same entities.
 */
@NullMarked
package io.github.springdata.memory.jpa.benchmark;

import org.jspecify.annotations.NullMarked;
