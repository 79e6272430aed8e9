package io.github.springdata.memory.jpa.graph;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import io.github.springdata.memory.jpa.model.EntityGraphModel;
import jakarta.persistence.EntityGraph;
import jakarta.persistence.metamodel.EntityType;
import jakarta.persistence.metamodel.Metamodel;
import org.jspecify.annotations.Nullable;

/**
 * The entity graphs of a factory: the named ones, which are never changed, and the makers
 * of those that can be. Safe for use by several threads.
 */
public final class EntityGraphs {

	private final Metamodel metamodel;

	private volatile Map<String, MemoryEntityGraph<?>> named;

	private EntityGraphs(Metamodel metamodel, Map<String, MemoryEntityGraph<?>> named) {
		this.metamodel = metamodel;
		this.named = named;
	}

	/**
	 * The entity graphs of a unit.
	 * @param metamodel the metamodel
	 * @param declared the graphs that the mapping declares
	 * @param problems is given a message for each part of them that does not fit the
	 * mapping
	 * @return the graphs
	 */
	public static EntityGraphs of(Metamodel metamodel, List<EntityGraphModel> declared, Consumer<String> problems) {
		Map<String, MemoryEntityGraph<?>> named = new LinkedHashMap<>();
		declared.forEach((model) -> {
			if (named.put(model.name(), NamedGraphReader.read(model, metamodel, problems)) != null) {
				problems.accept("There are two entity graphs named '%s'".formatted(model.name()));
			}
		});
		return new EntityGraphs(metamodel, named);
	}

	/**
	 * Creates a graph without attributes.
	 * @param <T> the class of the entity
	 * @param entity the class of the entity
	 * @return the graph
	 * @throws IllegalArgumentException if the class is not an entity
	 */
	public <T> EntityGraph<T> create(Class<T> entity) {
		return new MemoryEntityGraph<>(this.metamodel.entity(entity), this.metamodel, null);
	}

	/**
	 * Creates a copy of a named graph, which has no name and can be changed.
	 * @param name the name
	 * @return the copy, or {@code null} if there is no graph of that name
	 */
	public @Nullable EntityGraph<?> copy(String name) {
		MemoryEntityGraph<?> graph = this.named.get(name);
		return (graph != null) ? graph.copy(this.metamodel, null) : null;
	}

	/**
	 * The graph of a name, which refuses to be changed.
	 * @param name the name
	 * @return the graph
	 * @throws IllegalArgumentException if there is none
	 */
	public EntityGraph<?> get(String name) {
		MemoryEntityGraph<?> graph = this.named.get(name);
		if (graph == null) {
			throw new IllegalArgumentException(
					"There is no entity graph named '%s'; there are %s".formatted(name, this.named.keySet()));
		}
		return graph;
	}

	/**
	 * The named graphs that are for instances of an entity.
	 * @param <T> the class of the entity
	 * @param entity the class of the entity
	 * @return the graphs of the entity and of those above it
	 * @throws IllegalArgumentException if the class is not an entity
	 */
	@SuppressWarnings("unchecked")
	public <T> List<EntityGraph<? super T>> of(Class<T> entity) {
		EntityType<T> type = this.metamodel.entity(entity);
		List<EntityGraph<? super T>> graphs = new ArrayList<>();
		this.named.values()
			.stream()
			.filter((graph) -> graph.type().getJavaType().isAssignableFrom(type.getJavaType()))
			.forEach((graph) -> graphs.add((EntityGraph<? super T>) graph));
		return graphs;
	}

	/**
	 * The named graphs of entities of a type.
	 * @param <E> the type
	 * @param type the type: a class that entities extend, an interface, or {@code Object}
	 * for all graphs
	 * @return the graphs by name
	 */
	@SuppressWarnings("unchecked")
	public <E> Map<String, EntityGraph<? extends E>> named(Class<E> type) {
		Map<String, EntityGraph<? extends E>> graphs = new LinkedHashMap<>();
		this.named.forEach((name, graph) -> {
			if (type.isAssignableFrom(graph.type().getJavaType())) {
				graphs.put(name, (EntityGraph<? extends E>) graph);
			}
		});
		return Collections.unmodifiableMap(graphs);
	}

	/**
	 * Names a copy of a graph, in place of the graph that has the name if there is one.
	 * @param name the name
	 * @param graph the graph
	 * @throws IllegalArgumentException if the graph is of another provider
	 */
	public synchronized void add(String name, EntityGraph<?> graph) {
		Map<String, MemoryEntityGraph<?>> named = new LinkedHashMap<>(this.named);
		named.put(name, own(graph).copy(this.metamodel, name).frozen());
		this.named = named;
	}

	/**
	 * The named graphs.
	 * @return all graphs by name
	 */
	public Map<String, EntityGraph<?>> named() {
		return Collections.unmodifiableMap(new LinkedHashMap<>(this.named));
	}

	/**
	 * The class of the entity that a graph is for.
	 * @param graph the graph
	 * @return the class
	 * @throws IllegalArgumentException if the graph is of another provider
	 */
	public Class<?> type(EntityGraph<?> graph) {
		return own(graph).type().getJavaType();
	}

	static MemoryEntityGraph<?> own(EntityGraph<?> graph) {
		if (!(graph instanceof MemoryEntityGraph<?> own)) {
			throw new IllegalArgumentException(
					"%s is not an entity graph of this provider; make one by createEntityGraph".formatted(graph));
		}
		return own;
	}

}
