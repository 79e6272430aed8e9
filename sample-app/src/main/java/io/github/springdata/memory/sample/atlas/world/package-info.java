/**
 * What the Java runtime has of the world: countries, currencies, time zones and their
 * offset transitions, loaded at start and never changed after. Start at
 * {@link io.github.springdata.memory.sample.atlas.world.WorldStart} and at
 * {@link io.github.springdata.memory.sample.atlas.world.Zones}.
 */
@NullMarked
package io.github.springdata.memory.sample.atlas.world;

import org.jspecify.annotations.NullMarked;
