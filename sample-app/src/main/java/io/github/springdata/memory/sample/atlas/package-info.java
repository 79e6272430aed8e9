/**
 * The sample application <em>Atlas</em>: the countries, currencies and time zones that
 * every Java runtime has, and a meeting planner on top of them. Start at
 * {@link io.github.springdata.memory.sample.atlas.AtlasApplication}.
 */
@NullMarked
package io.github.springdata.memory.sample.atlas;

import org.jspecify.annotations.NullMarked;
