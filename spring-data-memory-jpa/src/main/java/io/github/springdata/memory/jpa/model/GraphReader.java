package io.github.springdata.memory.jpa.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import jakarta.persistence.NamedAttributeNode;
import jakarta.persistence.NamedEntityGraph;
import jakarta.persistence.NamedEntityGraphs;
import jakarta.persistence.NamedSubgraph;
import org.jspecify.annotations.Nullable;

import io.github.springdata.memory.jpa.model.EntityGraphModel.Node;
import io.github.springdata.memory.jpa.model.EntityGraphModel.Subgraph;
import io.github.springdata.memory.jpa.model.Problems.Place;

/**
 * Reader of the entity graphs that have names.
 *
 * @param context the unit
 */
record GraphReader(ReaderContext context) {

	/**
	 * Reads the graphs that an entity declares.
	 */
	void read(EntityModel entity) {
		for (NamedEntityGraph graph : this.context.findAll(entity.type(), NamedEntityGraph.class,
				NamedEntityGraphs.class)) {
			read(entity, graph);
		}
	}

	private void read(EntityModel entity, NamedEntityGraph graph) {
		Map<String, List<Subgraph>> subgraphs = new LinkedHashMap<>();
		for (NamedSubgraph subgraph : graph.subgraphs()) {
			subgraphs.computeIfAbsent(subgraph.name(), (name) -> new ArrayList<>()).add(subgraph(subgraph));
		}
		String name = graph.name().isEmpty() ? entity.name() : graph.name();
		EntityGraphModel model = new EntityGraphModel(name, entity.type(), graph.includeAllAttributes(),
				nodes(graph.attributeNodes()), subgraphs,
				Stream.of(graph.subclassSubgraphs()).map(this::subgraph).toList());
		check(entity, model);
		this.context.model().add(model);
	}

	private Subgraph subgraph(NamedSubgraph subgraph) {
		return new Subgraph((subgraph.type() != void.class) ? subgraph.type() : null, nodes(subgraph.attributeNodes()));
	}

	private static List<Node> nodes(NamedAttributeNode[] nodes) {
		return Stream.of(nodes)
			.map((node) -> new Node(node.value(), text(node.subgraph()), text(node.keySubgraph())))
			.toList();
	}

	private static @Nullable String text(String declared) {
		return declared.isEmpty() ? null : declared;
	}

	private void check(EntityModel entity, EntityGraphModel graph) {
		Place place = this.context.problems().of(entity.type());
		if (this.context.model().graphs().stream().anyMatch((other) -> other.name().equals(graph.name()))) {
			place.report(
					"declares the entity graph '%s', but there is another one of that name; give one of them another "
							+ "name",
					graph.name());
		}
		for (Node node : graph.nodes()) {
			if (Paths.find(entity, node.attribute()) == null) {
				place.report("declares the entity graph '%s' with '%s', which is no attribute of it; correct the name",
						graph.name(), node.attribute());
			}
		}
		Stream
			.concat(Stream.of(graph.nodes()),
					graph.subgraphs().values().stream().flatMap(List::stream).map(Subgraph::nodes))
			.flatMap(List::stream)
			.flatMap((node) -> Stream.of(node.subgraph(), node.keySubgraph()))
			.filter((subgraph) -> subgraph != null && !graph.subgraphs().containsKey(subgraph))
			.forEach((subgraph) -> place.report("declares the entity graph '%s', which has no subgraph '%s'; add it",
					graph.name(), subgraph));
	}

}
