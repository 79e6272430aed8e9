package io.github.springdata.memory.jpa.graph;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.Function;

import jakarta.persistence.AttributeNode;
import jakarta.persistence.Graph;
import jakarta.persistence.Subgraph;
import jakarta.persistence.metamodel.Attribute;
import jakarta.persistence.metamodel.ManagedType;
import jakarta.persistence.metamodel.MapAttribute;
import jakarta.persistence.metamodel.PluralAttribute;
import org.jspecify.annotations.Nullable;

/**
 * Graph of attributes of a type. Attributes are those of the type that have the name of
 * the one that is given, since static metamodel classes may come from another factory.
 *
 * @param <T> the class of the type
 */
abstract sealed class MemoryGraph<T> implements Graph<T> permits MemoryEntityGraph, MemorySubgraph {

	private final ManagedType<T> type;

	private final GraphOwner owner;

	private final Map<String, MemoryAttributeNode<?>> nodes = new LinkedHashMap<>();

	private final Set<String> removed = new HashSet<>();

	MemoryGraph(ManagedType<T> type, GraphOwner owner) {
		this.type = type;
		this.owner = owner;
	}

	ManagedType<T> type() {
		return this.type;
	}

	GraphOwner owner() {
		return this.owner;
	}

	/**
	 * Whether an attribute was taken out, which in a load graph says more than that it is
	 * not there.
	 */
	boolean isRemoved(String attribute) {
		return this.removed.contains(attribute);
	}

	@Nullable MemoryAttributeNode<?> find(String attribute) {
		return this.nodes.get(attribute);
	}

	void copyTo(MemoryGraph<?> copy) {
		this.nodes.forEach((name, node) -> node.copyTo(copy.add(name)));
		copy.removed.addAll(this.removed);
	}

	private Attribute<? super T, ?> attribute(String name) {
		return this.type.getAttribute(name);
	}

	MemoryAttributeNode<?> add(String name) {
		return extend(name, Function.identity());
	}

	/**
	 * Adds a node if it is not there, and to the node what cannot be added to each: the
	 * graph stays as it is if that fails.
	 */
	private <R> R extend(String name, Function<MemoryAttributeNode<?>, R> extension) {
		this.owner.checkMutable();
		MemoryAttributeNode<?> node = this.nodes.get(name);
		node = (node != null) ? node : new MemoryAttributeNode<>(attribute(name), this.owner);
		R result = extension.apply(node);
		this.nodes.put(name, node);
		this.removed.remove(name);
		return result;
	}

	private void remove(Attribute<? super T, ?> attribute) {
		this.nodes.remove(attribute.getName());
		this.removed.add(attribute.getName());
	}

	@Override
	@SuppressWarnings("unchecked")
	public <Y> AttributeNode<Y> addAttributeNode(String attributeName) {
		return (AttributeNode<Y>) add(attributeName);
	}

	@Override
	public <Y> AttributeNode<Y> addAttributeNode(Attribute<? super T, Y> attribute) {
		return addAttributeNode(attribute.getName());
	}

	@Override
	public void addAttributeNodes(String... attributeNames) {
		for (String name : attributeNames) {
			add(name);
		}
	}

	@Override
	@SafeVarargs
	public final void addAttributeNodes(Attribute<? super T, ?>... attributes) {
		for (Attribute<? super T, ?> attribute : attributes) {
			add(attribute.getName());
		}
	}

	@Override
	public boolean hasAttributeNode(String attributeName) {
		return this.nodes.containsKey(attribute(attributeName).getName());
	}

	@Override
	public boolean hasAttributeNode(Attribute<? super T, ?> attribute) {
		return hasAttributeNode(attribute.getName());
	}

	@Override
	@SuppressWarnings("unchecked")
	public <Y> AttributeNode<Y> getAttributeNode(String attributeName) {
		AttributeNode<?> node = this.nodes.get(attribute(attributeName).getName());
		if (node == null) {
			throw new NoSuchElementException("%s is not in the graph".formatted(attribute(attributeName)));
		}
		return (AttributeNode<Y>) node;
	}

	@Override
	public <Y> AttributeNode<Y> getAttributeNode(Attribute<? super T, Y> attribute) {
		return getAttributeNode(attribute.getName());
	}

	@Override
	public void removeAttributeNode(String attributeName) {
		this.owner.checkMutable();
		remove(attribute(attributeName));
	}

	@Override
	public void removeAttributeNode(Attribute<? super T, ?> attribute) {
		removeAttributeNode(attribute.getName());
	}

	@Override
	public void removeAttributeNodes(Attribute.PersistentAttributeType nodeTypes) {
		this.owner.checkMutable();
		this.type.getAttributes()
			.stream()
			.filter((attribute) -> attribute.getPersistentAttributeType() == nodeTypes)
			.forEach(this::remove);
	}

	@Override
	public <X> Subgraph<X> addSubgraph(Attribute<? super T, X> attribute) {
		return addSubgraph(attribute.getName());
	}

	@Override
	public <Y> Subgraph<Y> addTreatedSubgraph(Attribute<? super T, ? super Y> attribute, Class<Y> type) {
		return addSubgraph(attribute.getName(), type);
	}

	@Override
	@Deprecated
	@SuppressWarnings("removal")
	public <X> Subgraph<? extends X> addSubgraph(Attribute<? super T, X> attribute, Class<? extends X> type) {
		return addSubgraph(attribute.getName(), type);
	}

	@Override
	@SuppressWarnings("unchecked")
	public <X> Subgraph<X> addSubgraph(String attributeName) {
		return (Subgraph<X>) extend(attributeName, (node) -> node.subgraph(null));
	}

	@Override
	@SuppressWarnings("unchecked")
	public <X> Subgraph<X> addSubgraph(String attributeName, Class<X> type) {
		return (Subgraph<X>) extend(attributeName, (node) -> node.subgraph(type));
	}

	@Override
	public <E> Subgraph<E> addElementSubgraph(PluralAttribute<? super T, ?, E> attribute) {
		return addElementSubgraph(attribute.getName());
	}

	@Override
	public <E> Subgraph<E> addTreatedElementSubgraph(PluralAttribute<? super T, ?, ? super E> attribute,
			Class<E> type) {
		return addElementSubgraph(attribute.getName(), type);
	}

	@Override
	@SuppressWarnings("unchecked")
	public <X> Subgraph<X> addElementSubgraph(String attributeName) {
		return (Subgraph<X>) extend(attributeName, (node) -> node.elementSubgraph(null));
	}

	@Override
	@SuppressWarnings("unchecked")
	public <X> Subgraph<X> addElementSubgraph(String attributeName, Class<X> type) {
		return (Subgraph<X>) extend(attributeName, (node) -> node.elementSubgraph(type));
	}

	@Override
	public <K> Subgraph<K> addMapKeySubgraph(MapAttribute<? super T, K, ?> attribute) {
		return addKeySubgraph(attribute.getName());
	}

	@Override
	public <K> Subgraph<K> addTreatedMapKeySubgraph(MapAttribute<? super T, ? super K, ?> attribute, Class<K> type) {
		return addKeySubgraph(attribute.getName(), type);
	}

	@Override
	@Deprecated
	@SuppressWarnings("removal")
	public <X> Subgraph<X> addKeySubgraph(Attribute<? super T, X> attribute) {
		return addKeySubgraph(attribute.getName());
	}

	@Override
	@Deprecated
	@SuppressWarnings("removal")
	public <X> Subgraph<? extends X> addKeySubgraph(Attribute<? super T, X> attribute, Class<? extends X> type) {
		return addKeySubgraph(attribute.getName(), type);
	}

	@Override
	@SuppressWarnings("unchecked")
	public <X> Subgraph<X> addKeySubgraph(String attributeName) {
		return (Subgraph<X>) extend(attributeName, (node) -> node.keySubgraph(null));
	}

	@Override
	@SuppressWarnings("unchecked")
	public <X> Subgraph<X> addKeySubgraph(String attributeName, Class<X> type) {
		return (Subgraph<X>) extend(attributeName, (node) -> node.keySubgraph(type));
	}

	@Override
	public List<AttributeNode<?>> getAttributeNodes() {
		return List.copyOf(this.nodes.values());
	}

	@Override
	public String toString() {
		return this.type.getJavaType().getSimpleName() + this.nodes.keySet();
	}

}
