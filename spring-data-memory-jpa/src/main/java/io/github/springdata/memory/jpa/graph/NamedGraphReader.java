package io.github.springdata.memory.jpa.graph;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

import io.github.springdata.memory.jpa.model.EntityGraphModel;
import io.github.springdata.memory.jpa.model.EntityGraphModel.Node;
import io.github.springdata.memory.jpa.model.EntityGraphModel.Subgraph;
import jakarta.persistence.metamodel.Metamodel;
import org.jspecify.annotations.Nullable;

/**
 * Reader of a graph that the mapping declares.
 */
final class NamedGraphReader {

	private final EntityGraphModel model;

	private final Consumer<String> problems;

	private final Deque<String> path = new ArrayDeque<>();

	private NamedGraphReader(EntityGraphModel model, Consumer<String> problems) {
		this.model = model;
		this.problems = problems;
	}

	static MemoryEntityGraph<?> read(EntityGraphModel model, Metamodel metamodel, Consumer<String> problems) {
		MemoryEntityGraph<?> graph = new MemoryEntityGraph<>(metamodel.entity(model.entity()), metamodel, model.name());
		new NamedGraphReader(model, problems).read(graph);
		return graph.frozen();
	}

	private void read(MemoryEntityGraph<?> graph) {
		if (this.model.allAttributes()) {
			graph.type().getAttributes().forEach((attribute) -> graph.add(attribute.getName()));
		}
		readNodes(graph, this.model.nodes());
		this.model.subclasses().forEach((subclass) -> check(() -> readSubclass(graph, subclass)));
	}

	private void readSubclass(MemoryEntityGraph<?> graph, Subgraph subclass) {
		if (subclass.type() == null) {
			throw new IllegalArgumentException("a subgraph for a subclass must name it by type");
		}
		readNodes(graph.subclass(subclass.type()), subclass.nodes());
	}

	private void readNodes(MemoryGraph<?> graph, List<Node> nodes) {
		nodes.forEach((node) -> check(() -> readNode(graph, node)));
	}

	private void readNode(MemoryGraph<?> graph, Node model) {
		MemoryAttributeNode<?> node = graph.add(model.attribute());
		readSubgraphs(model.subgraph(), node::subgraph);
		readSubgraphs(model.keySubgraph(), node::keySubgraph);
	}

	private void readSubgraphs(@Nullable String name, Function<@Nullable Class<?>, MemorySubgraph<?>> target) {
		if (name == null) {
			return;
		}
		if (this.path.contains(name)) {
			throw new IllegalArgumentException("subgraph '%s' contains itself".formatted(name));
		}
		this.path.push(name);
		subgraphs(name).forEach((subgraph) -> check(() -> readNodes(target.apply(subgraph.type()), subgraph.nodes())));
		this.path.pop();
	}

	private List<Subgraph> subgraphs(String name) {
		List<Subgraph> subgraphs = this.model.subgraphs().get(name);
		if (subgraphs == null) {
			throw new IllegalArgumentException("there is no subgraph '%s'".formatted(name));
		}
		return subgraphs;
	}

	private void check(Runnable part) {
		try {
			part.run();
		}
		catch (IllegalArgumentException ex) {
			this.problems.accept("Entity graph '%s' of %s: %s".formatted(this.model.name(),
					this.model.entity().getName(), ex.getMessage()));
		}
	}

}
