package io.github.springdata.memory.jpa.graph;

import java.util.Collection;
import java.util.List;
import java.util.function.Function;

import io.github.springdata.memory.jpa.model.AttributeModel;
import io.github.springdata.memory.jpa.model.BasicModel;
import io.github.springdata.memory.jpa.model.ElementModel;
import io.github.springdata.memory.jpa.model.EmbeddedModel;
import io.github.springdata.memory.jpa.model.ManagedModel;
import io.github.springdata.memory.jpa.model.PluralModel;
import io.github.springdata.memory.jpa.model.ToOneModel;
import jakarta.persistence.EntityGraph;
import jakarta.persistence.FetchType;
import org.jspecify.annotations.Nullable;

/**
 * Plan of the attributes that are loaded at once, nested: as the mapping declares them,
 * or as an entity graph has them (section 3.9 of the specification). Parts of a graph are
 * for a class and those below it, so a plan is asked {@linkplain #as for the class} of
 * the instance. Ids and versions are in every plan.
 */
public final class LoadPlan {

	private final ManagedModel type;

	private final Collection<? extends MemoryGraph<?>> graphs;

	private final boolean fetch;

	private LoadPlan(ManagedModel type, Collection<? extends MemoryGraph<?>> graphs, boolean fetch) {
		this.type = type;
		this.graphs = graphs;
		this.fetch = fetch;
	}

	/**
	 * The plan that follows what the mapping declares.
	 * @param type the type of instances
	 * @return the plan
	 */
	public static LoadPlan defaults(ManagedModel type) {
		return new LoadPlan(type, List.of(), false);
	}

	/**
	 * The plan of a fetch graph: what is not in the graph is lazy.
	 * @param type the type of instances
	 * @param graph the graph
	 * @return the plan
	 * @throws IllegalArgumentException if the graph is for other instances
	 */
	public static LoadPlan fetchGraph(ManagedModel type, EntityGraph<?> graph) {
		return new LoadPlan(type, parts(type, graph), true);
	}

	/**
	 * The plan of a load graph: what is not in the graph is as the mapping declares, but
	 * what was taken out of it, which is lazy.
	 * @param type the type of instances
	 * @param graph the graph
	 * @return the plan
	 * @throws IllegalArgumentException if the graph is for other instances
	 */
	public static LoadPlan loadGraph(ManagedModel type, EntityGraph<?> graph) {
		return new LoadPlan(type, parts(type, graph), false);
	}

	private static List<MemoryGraph<?>> parts(ManagedModel type, EntityGraph<?> graph) {
		MemoryEntityGraph<?> own = EntityGraphs.own(graph);
		Class<?> root = own.type().getJavaType();
		if (!root.isAssignableFrom(type.type()) && !type.type().isAssignableFrom(root)) {
			throw new IllegalArgumentException(
					"The entity graph is for %s, but what is loaded is %s".formatted(root.getName(), type));
		}
		return own.parts();
	}

	/**
	 * The type of instances that the plan is for.
	 * @return the type
	 */
	public ManagedModel type() {
		return this.type;
	}

	/**
	 * Whether the plan is what the mapping declares.
	 * @return {@code true} if there is no graph
	 */
	public boolean isDefault() {
		return this.graphs.isEmpty();
	}

	/**
	 * This plan for instances of a class.
	 * @param subclass the class, one below that of this plan
	 * @return the plan
	 */
	public LoadPlan as(ManagedModel subclass) {
		return (subclass != this.type) ? new LoadPlan(subclass, this.graphs, this.fetch) : this;
	}

	/**
	 * Whether an attribute is loaded at once.
	 * @param attribute the name of the attribute
	 * @return {@code false} if it is lazy
	 * @throws IllegalArgumentException if there is no such attribute
	 */
	public boolean includes(String attribute) {
		AttributeModel model = attribute(attribute);
		if (model.isId() || (model instanceof BasicModel basic && basic.isVersion())) {
			return true;
		}
		List<? extends MemoryGraph<?>> graphs = applicable();
		if (graphs.stream().anyMatch((graph) -> graph.find(attribute) != null)) {
			return true;
		}
		boolean declared = graphs.isEmpty() || !this.fetch;
		return declared && model.fetch() == FetchType.EAGER
				&& graphs.stream().noneMatch((graph) -> graph.isRemoved(attribute));
	}

	/**
	 * The plan for the values of an attribute, of the elements where they are many.
	 * @param attribute the name of the attribute
	 * @return the plan of the subgraph, or of the mapping if the graph has none
	 * @throws IllegalArgumentException if there is no such attribute, or its values have
	 * no attributes
	 */
	public LoadPlan sub(String attribute) {
		return sub(attribute, target(attribute(attribute)), MemoryAttributeNode::subgraphs);
	}

	/**
	 * The plan for the keys of a map.
	 * @param attribute the name of the attribute
	 * @return the plan of the subgraph for keys, or of the mapping if the graph has none
	 * @throws IllegalArgumentException if there is no such attribute, or its keys have no
	 * attributes
	 */
	public LoadPlan key(String attribute) {
		ManagedModel keys = (attribute(attribute) instanceof PluralModel plural) ? target(plural.key()) : null;
		return sub(attribute, keys, MemoryAttributeNode::keySubgraphs);
	}

	private LoadPlan sub(String attribute, @Nullable ManagedModel target,
			Function<MemoryAttributeNode<?>, Collection<MemorySubgraph<?>>> subgraphs) {
		if (target == null) {
			throw new IllegalArgumentException(
					"'%s' of %s has no entities or embeddables to load".formatted(attribute, this.type));
		}
		List<MemorySubgraph<?>> graphs = applicable().stream()
			.map((graph) -> graph.find(attribute))
			.<MemorySubgraph<?>>mapMulti((node, sink) -> {
				if (node != null) {
					subgraphs.apply(node).forEach(sink);
				}
			})
			.toList();
		return new LoadPlan(target, graphs, this.fetch);
	}

	private List<? extends MemoryGraph<?>> applicable() {
		return this.graphs.stream()
			.filter((graph) -> graph.type().getJavaType().isAssignableFrom(this.type.type()))
			.toList();
	}

	private AttributeModel attribute(String name) {
		AttributeModel attribute = this.type.find(name);
		if (attribute == null) {
			throw new IllegalArgumentException("'%s' is not an attribute of %s".formatted(name, this.type));
		}
		return attribute;
	}

	private static @Nullable ManagedModel target(AttributeModel attribute) {
		if (attribute instanceof ToOneModel reference) {
			return reference.relation().target();
		}
		if (attribute instanceof EmbeddedModel embedded) {
			return embedded.embeddable();
		}
		return (attribute instanceof PluralModel plural) ? target(plural.element()) : null;
	}

	private static @Nullable ManagedModel target(@Nullable ElementModel element) {
		if (element instanceof ElementModel.Entity entity) {
			return entity.relation().target();
		}
		return (element instanceof ElementModel.Embedded embedded) ? embedded.embeddable() : null;
	}

}
