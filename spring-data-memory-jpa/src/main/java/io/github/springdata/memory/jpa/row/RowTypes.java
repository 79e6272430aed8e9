package io.github.springdata.memory.jpa.row;

import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

import io.github.springdata.memory.jpa.model.EmbeddableModel;
import io.github.springdata.memory.jpa.model.EntityModel;
import io.github.springdata.memory.jpa.model.PersistenceModel;
import io.github.springdata.memory.mapping.MemoryMappingContext;

/**
 * Row types of all entities of a persistence unit, and the mapping context in which the
 * library knows them.
 */
public final class RowTypes {

	private final Map<EntityModel, RowType> entities;

	private final Map<EmbeddableModel, EmbeddedRowType> embedded;

	private final MemoryMappingContext context = new MemoryMappingContext();

	private RowTypes(Map<EntityModel, RowType> entities, Map<EmbeddableModel, EmbeddedRowType> embedded) {
		this.entities = entities;
		this.embedded = embedded;
	}

	/**
	 * Generates the row types of a persistence unit.
	 * @param model the mapping of the unit
	 * @param parent loads the classes of the application and of this module
	 * @return the row types
	 */
	public static RowTypes of(PersistenceModel model, ClassLoader parent) {
		RowTypesBuilder builder = new RowTypesBuilder(model);
		builder.build();
		RowTypes types = new RowTypes(builder.entities(), builder.embedded());
		types.load(parent);
		return types;
	}

	private void load(ClassLoader parent) {
		SortedMap<String, byte[]> code = new TreeMap<>();
		Set<RowType> tables = Collections.newSetFromMap(new IdentityHashMap<>());
		tables.addAll(this.entities.values());
		tables.forEach((type) -> code.put(type.type().getClassName(), type.code()));
		this.embedded.values().forEach((type) -> code.put(type.type().getClassName(), type.code()));
		RowClassLoader loader = RowClassLoader.of(parent, code);
		this.embedded.values().forEach((type) -> type.load(loader));
		tables.forEach((type) -> type.load(loader));
		this.context.setInitialEntitySet(
				Set.copyOf(tables.stream().map((type) -> loader.load(type.type().getClassName())).toList()));
		this.context.initialize();
		tables.forEach((type) -> type.map(this.context.getEntity(loader.load(type.type().getClassName()))));
	}

	/**
	 * The rows of an entity.
	 * @param entity an entity of the unit
	 * @return the row type, shared by its whole hierarchy
	 */
	public RowType of(EntityModel entity) {
		return Objects.requireNonNull(this.entities.get(entity), () -> "No rows of " + entity);
	}

	/**
	 * The rows of an embeddable.
	 * @param embeddable an embeddable of an attribute, or an id class
	 * @return the row type
	 */
	public EmbeddedRowType of(EmbeddableModel embeddable) {
		return Objects.requireNonNull(this.embedded.get(embeddable), () -> "No rows of " + embeddable);
	}

	/**
	 * All row types of tables.
	 * @return the row types, each once
	 */
	public Collection<RowType> tables() {
		Map<String, RowType> tables = new LinkedHashMap<>();
		this.entities.values().forEach((type) -> tables.put(type.table(), type));
		return tables.values();
	}

	/**
	 * The library's view of the rows.
	 * @return the context with all generated classes
	 */
	public MemoryMappingContext context() {
		return this.context;
	}

}
