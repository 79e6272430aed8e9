package io.github.springdata.memory.jpa.model;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Entity graph that the mapping declares under a name.
 *
 * @param name the name
 * @param entity the class of the root
 * @param allAttributes whether all attributes of the root are in it
 * @param nodes the attributes
 * @param subgraphs the subgraphs by name; several of one name are for subclasses
 * @param subclasses the subgraphs for subclasses of the root
 */
public record EntityGraphModel(String name, Class<?> entity, boolean allAttributes, List<Node> nodes,
		Map<String, List<Subgraph>> subgraphs, List<Subgraph> subclasses) {

	/**
	 * Attribute in a graph.
	 *
	 * @param attribute the name of the attribute
	 * @param subgraph the name of the subgraph for its values, or {@code null}
	 * @param keySubgraph the name of the subgraph for its keys, or {@code null}
	 */
	public record Node(String attribute, @Nullable String subgraph, @Nullable String keySubgraph) {
	}

	/**
	 * Graph of the values of an attribute.
	 *
	 * @param type the class of the values, or {@code null} for that of the attribute
	 * @param nodes the attributes
	 */
	public record Subgraph(@Nullable Class<?> type, List<Node> nodes) {
	}

}
