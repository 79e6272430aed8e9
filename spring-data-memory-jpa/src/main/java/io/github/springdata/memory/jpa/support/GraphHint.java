package io.github.springdata.memory.jpa.support;

import java.util.function.Function;

import jakarta.persistence.EntityGraph;

/**
 * Entity graph that a hint names.
 *
 * @param value the graph, or its name
 * @param fetch whether all is lazy that is not in the graph
 */
public record GraphHint(Object value, boolean fetch) {

	/**
	 * The graph.
	 * @param named the look-up of named graphs, which throws if there is none
	 * @return the graph
	 */
	public EntityGraph<?> graph(Function<String, EntityGraph<?>> named) {
		return (this.value instanceof String name) ? named.apply(name) : (EntityGraph<?>) this.value;
	}

}
