/**
 * Entity graphs, and plans of what to load that are read from them. Start at
 * {@link io.github.springdata.memory.jpa.graph.EntityGraphs} and
 * {@link io.github.springdata.memory.jpa.graph.LoadPlan}.
 * <p>
 * All types are public only because other packages of the module need them.
 */
@NullMarked
package io.github.springdata.memory.jpa.graph;

import org.jspecify.annotations.NullMarked;
