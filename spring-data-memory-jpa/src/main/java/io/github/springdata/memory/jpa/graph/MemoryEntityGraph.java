package io.github.springdata.memory.jpa.graph;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.persistence.EntityGraph;
import jakarta.persistence.Subgraph;
import jakarta.persistence.metamodel.EntityType;
import jakarta.persistence.metamodel.Metamodel;
import jakarta.persistence.metamodel.Type;
import org.jspecify.annotations.Nullable;

/**
 * Graph of an entity.
 *
 * @param <T> the class of the entity
 */
final class MemoryEntityGraph<T> extends MemoryGraph<T> implements EntityGraph<T> {

	private final Map<Class<?>, MemorySubgraph<?>> subclasses = new LinkedHashMap<>();

	MemoryEntityGraph(EntityType<T> type, Metamodel metamodel, @Nullable String name) {
		super(type, new GraphOwner(metamodel, name));
	}

	/**
	 * A copy with another name that can be changed, or with none.
	 */
	MemoryEntityGraph<T> copy(Metamodel metamodel, @Nullable String name) {
		MemoryEntityGraph<T> copy = new MemoryEntityGraph<>(metamodel.entity(type().getJavaType()), metamodel, name);
		copyTo(copy);
		this.subclasses.forEach((type, subgraph) -> subgraph.copyTo(copy.subclass(type)));
		return copy;
	}

	MemoryEntityGraph<T> frozen() {
		owner().freeze();
		return this;
	}

	/**
	 * This graph and those for subclasses.
	 */
	List<MemoryGraph<?>> parts() {
		List<MemoryGraph<?>> parts = new ArrayList<>(List.of(this));
		parts.addAll(this.subclasses.values());
		return parts;
	}

	MemorySubgraph<?> subclass(Class<?> subclass) {
		var type = owner().target(type(), subclass, this);
		if (type.getPersistenceType() != Type.PersistenceType.ENTITY) {
			throw new IllegalArgumentException("%s is not an entity".formatted(subclass.getName()));
		}
		return this.subclasses.computeIfAbsent(subclass, (key) -> new MemorySubgraph<>(type, owner()));
	}

	@Override
	public @Nullable String getName() {
		return owner().name();
	}

	@Override
	@SuppressWarnings("unchecked")
	public <S extends T> Subgraph<S> addTreatedSubgraph(Class<S> type) {
		owner().checkMutable();
		return (Subgraph<S>) subclass(type);
	}

	@Override
	@Deprecated
	@SuppressWarnings({ "unchecked", "removal" })
	public <S> Subgraph<? extends S> addSubclassSubgraph(Class<? extends S> type) {
		owner().checkMutable();
		return (Subgraph<? extends S>) subclass(type);
	}

}
