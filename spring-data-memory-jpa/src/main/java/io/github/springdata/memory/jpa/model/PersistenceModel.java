package io.github.springdata.memory.jpa.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Mapping of a persistence unit. Immutable once it was read.
 */
public final class PersistenceModel {

	private final Map<Class<?>, EntityModel> entities = new LinkedHashMap<>();

	private final Map<String, EntityModel> byName = new LinkedHashMap<>();

	private final Map<Class<?>, EmbeddableModel> embeddables = new LinkedHashMap<>();

	private final Map<Class<?>, SuperclassModel> superclasses = new LinkedHashMap<>();

	private final Map<String, NamedQueryModel> queries = new LinkedHashMap<>();

	private final List<EntityGraphModel> graphs = new ArrayList<>();

	PersistenceModel() {
	}

	void add(EntityModel entity) {
		this.entities.put(entity.type(), entity);
		this.byName.put(entity.name(), entity);
	}

	void add(EmbeddableModel embeddable) {
		this.embeddables.put(embeddable.type(), embeddable);
	}

	void add(SuperclassModel superclass) {
		this.superclasses.put(superclass.type(), superclass);
	}

	void add(NamedQueryModel query) {
		this.queries.put(query.name(), query);
	}

	void add(EntityGraphModel graph) {
		this.graphs.add(graph);
	}

	/**
	 * The entities.
	 * @return all entities, superclasses before subclasses
	 */
	public Collection<EntityModel> entities() {
		return Collections.unmodifiableCollection(this.entities.values());
	}

	/**
	 * The embeddables, without the overrides of those who use them.
	 * @return all embeddable classes of the unit
	 */
	public Collection<EmbeddableModel> embeddables() {
		return Collections.unmodifiableCollection(this.embeddables.values());
	}

	/**
	 * The mapped superclasses.
	 * @return all mapped superclasses of the unit
	 */
	public Collection<SuperclassModel> superclasses() {
		return Collections.unmodifiableCollection(this.superclasses.values());
	}

	/**
	 * The entity of a class.
	 * @param type the class
	 * @return the entity
	 * @throws IllegalArgumentException if the class is no entity of this unit
	 */
	public EntityModel entity(Class<?> type) {
		EntityModel entity = find(type);
		if (entity == null) {
			throw new IllegalArgumentException(
					"%s is not an entity of this persistence unit".formatted(type.getName()));
		}
		return entity;
	}

	/**
	 * Finds the entity of a class.
	 * @param type the class
	 * @return the entity, or {@code null} if there is none
	 */
	public @Nullable EntityModel find(Class<?> type) {
		return this.entities.get(type);
	}

	/**
	 * Finds an entity by its name.
	 * @param name the name of the entity, or of its class with the package
	 * @return the entity, or {@code null} if there is none
	 */
	public @Nullable EntityModel find(String name) {
		EntityModel entity = this.byName.get(name);
		return (entity != null) ? entity
				: this.entities.values()
					.stream()
					.filter((candidate) -> candidate.type().getName().equals(name))
					.findFirst()
					.orElse(null);
	}

	/**
	 * Finds an embeddable.
	 * @param type the class
	 * @return the embeddable without overrides, or {@code null} if there is none
	 */
	public @Nullable EmbeddableModel findEmbeddable(Class<?> type) {
		return this.embeddables.get(type);
	}

	/**
	 * Finds a mapped superclass.
	 * @param type the class
	 * @return the mapped superclass, or {@code null} if there is none
	 */
	public @Nullable SuperclassModel findSuperclass(Class<?> type) {
		return this.superclasses.get(type);
	}

	/**
	 * The named queries.
	 * @return the queries by name
	 */
	public Map<String, NamedQueryModel> queries() {
		return Collections.unmodifiableMap(this.queries);
	}

	/**
	 * The named entity graphs.
	 * @return the graphs as they are declared
	 */
	public List<EntityGraphModel> graphs() {
		return Collections.unmodifiableList(this.graphs);
	}

}
