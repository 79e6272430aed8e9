package io.github.springdata.memory.jpa.row;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
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

	private final MemoryMappingContext context;

	private RowTypes(Map<EntityModel, RowType> entities, Map<EmbeddableModel, EmbeddedRowType> embedded,
			ClassLoader parent) {
		this.entities = entities;
		this.embedded = embedded;
		this.context = load(parent);
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
		return new RowTypes(builder.entities(), builder.embedded(), parent);
	}

	private MemoryMappingContext load(ClassLoader parent) {
		SortedMap<String, byte[]> code = new TreeMap<>();
		Collection<RowType> tables = tables();
		tables.forEach((type) -> code.put(type.type().getClassName(), type.code()));
		this.embedded.values().forEach((type) -> code.put(type.type().getClassName(), type.code()));
		RowClassLoader loader = RowClassLoader.of(parent, code);
		this.embedded.values().forEach((type) -> type.load(loader));
		tables.forEach((type) -> type.load(loader));
		MemoryMappingContext context = loader
			.context(tables.stream().map((type) -> type.type().getClassName()).toList());
		tables.forEach((type) -> type.map(context.getEntity(loader.load(type.type().getClassName()))));
		return context;
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
