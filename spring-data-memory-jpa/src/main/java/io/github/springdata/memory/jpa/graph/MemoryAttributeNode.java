package io.github.springdata.memory.jpa.graph;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import jakarta.persistence.AttributeNode;
import jakarta.persistence.Subgraph;
import jakarta.persistence.metamodel.Attribute;
import jakarta.persistence.metamodel.ManagedType;
import jakarta.persistence.metamodel.MapAttribute;
import jakarta.persistence.metamodel.PluralAttribute;
import jakarta.persistence.metamodel.SingularAttribute;
import jakarta.persistence.metamodel.Type;
import org.jspecify.annotations.Nullable;

/**
 * Attribute in a graph.
 *
 * @param <T> the class of the attribute
 */
final class MemoryAttributeNode<T> implements AttributeNode<T> {

	private final Attribute<?, ?> attribute;

	private final GraphOwner owner;

	private final Map<Class<?>, MemorySubgraph<?>> subgraphs = new LinkedHashMap<>();

	private final Map<Class<?>, MemorySubgraph<?>> keySubgraphs = new LinkedHashMap<>();

	MemoryAttributeNode(Attribute<?, ?> attribute, GraphOwner owner) {
		this.attribute = attribute;
		this.owner = owner;
	}

	/**
	 * The graph of the values, of the elements where they are many.
	 */
	MemorySubgraph<?> subgraph(@Nullable Class<?> type) {
		return subgraph(this.subgraphs, valueType(), type);
	}

	MemorySubgraph<?> elementSubgraph(@Nullable Class<?> type) {
		if (!this.attribute.isCollection()) {
			throw new IllegalArgumentException(
					"%s is no collection; use addSubgraph for its value".formatted(this.attribute));
		}
		return subgraph(type);
	}

	MemorySubgraph<?> keySubgraph(@Nullable Class<?> type) {
		if (!(this.attribute instanceof MapAttribute<?, ?, ?> map)) {
			throw new IllegalArgumentException(
					"%s has no keys; use addSubgraph for its values".formatted(this.attribute));
		}
		return subgraph(this.keySubgraphs, map.getKeyType(), type);
	}

	private MemorySubgraph<?> subgraph(Map<Class<?>, MemorySubgraph<?>> subgraphs, Type<?> declared,
			@Nullable Class<?> requested) {
		ManagedType<?> type = this.owner.target(declared, requested, this.attribute);
		return subgraphs.computeIfAbsent(type.getJavaType(), (key) -> new MemorySubgraph<>(type, this.owner));
	}

	private Type<?> valueType() {
		return (this.attribute instanceof PluralAttribute<?, ?, ?> plural) ? plural.getElementType()
				: ((SingularAttribute<?, ?>) this.attribute).getType();
	}

	Collection<MemorySubgraph<?>> subgraphs() {
		return this.subgraphs.values();
	}

	Collection<MemorySubgraph<?>> keySubgraphs() {
		return this.keySubgraphs.values();
	}

	void copyTo(MemoryAttributeNode<?> copy) {
		this.subgraphs.forEach((type, subgraph) -> subgraph.copyTo(copy.subgraph(type)));
		this.keySubgraphs.forEach((type, subgraph) -> subgraph.copyTo(copy.keySubgraph(type)));
	}

	@Override
	public String getAttributeName() {
		return this.attribute.getName();
	}

	@Override
	@SuppressWarnings("rawtypes")
	public Map<Class, Subgraph> getSubgraphs() {
		return Collections.unmodifiableMap(this.subgraphs);
	}

	@Override
	@SuppressWarnings("rawtypes")
	public Map<Class, Subgraph> getKeySubgraphs() {
		return Collections.unmodifiableMap(this.keySubgraphs);
	}

	@Override
	public String toString() {
		return this.attribute + (this.subgraphs.isEmpty() ? "" : this.subgraphs.values().toString());
	}

}
