package io.github.springdata.memory.jpa.row;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

import io.github.springdata.memory.jpa.model.EmbeddableModel;
import io.github.springdata.memory.jpa.model.EntityModel;
import io.github.springdata.memory.jpa.model.PersistenceModel;
import io.github.springdata.memory.mapping.MemoryMappingContext;
import org.jspecify.annotations.Nullable;

import org.springframework.asm.Type;

/**
 * Row types of all entities of a persistence unit, and the mapping context in which the
 * library knows them.
 */
public final class RowTypes {

	private final Map<EntityModel, RowType> entities;

	private final Map<EmbeddableModel, EmbeddedRowType> embedded;

	/** By the names of their classes. */
	private final Map<Type, RowType> tables = new LinkedHashMap<>();

	private final Map<Type, EmbeddedRowType> records = new HashMap<>();

	private final MemoryMappingContext context;

	private RowTypes(Map<EntityModel, RowType> entities, Map<EmbeddableModel, EmbeddedRowType> embedded,
			ClassLoader parent) {
		this.entities = entities;
		this.embedded = embedded;
		for (RowType type : entities.values()) {
			this.tables.put(type.type(), type);
		}
		for (EmbeddedRowType type : embedded.values()) {
			this.records.put(type.type(), type);
		}
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
		for (RowType type : tables()) {
			code.put(type.type().getClassName(), type.code());
		}
		for (EmbeddedRowType type : this.embedded.values()) {
			code.put(type.type().getClassName(), type.code());
		}
		RowClassLoader loader = RowClassLoader.of(parent, code);
		for (EmbeddedRowType type : this.embedded.values()) {
			type.load(loader);
		}
		for (RowType type : tables()) {
			type.load(loader, this);
		}
		return loader.context();
	}

	/**
	 * The rows with a class.
	 * @param type the name of the class of a table's rows
	 */
	RowType table(Type type) {
		return Objects.requireNonNull(this.tables.get(type));
	}

	/**
	 * The records in rows with a class.
	 * @param type the type of a column
	 * @return the records, or {@code null} if values are no rows
	 */
	@Nullable EmbeddedRowType record(Type type) {
		return this.records.get(type);
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
		return this.tables.values();
	}

	/**
	 * The library's view of the rows, as far as they were asked for.
	 * @return the context of all generated classes
	 */
	public MemoryMappingContext context() {
		return this.context;
	}

}
