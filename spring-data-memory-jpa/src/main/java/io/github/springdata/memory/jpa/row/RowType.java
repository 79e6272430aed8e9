package io.github.springdata.memory.jpa.row;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.github.springdata.memory.jpa.model.AttributeModel;
import io.github.springdata.memory.jpa.model.EntityModel;
import io.github.springdata.memory.jpa.model.PluralModel;
import io.github.springdata.memory.mapping.MemoryPersistentEntity;
import io.github.springdata.memory.store.TableDefinition;
import org.jspecify.annotations.Nullable;

import org.springframework.asm.Type;

/**
 * Type of the rows of an entity and of all entities below it, which share a table.
 */
public final class RowType {

	private final EntityModel root;

	private final Type type;

	private final String table;

	private final Map<AttributeModel, String> paths = new HashMap<>();

	private final Map<AttributeModel, Integer> numbers = new HashMap<>();

	private final Map<String, EntityModel> entities = new HashMap<>();

	private Shape shape = new Shape(List.of(), -1, -1, -1, List.of());

	private @Nullable RowClassLoader loader;

	private volatile @Nullable Row prototype;

	private volatile @Nullable MemoryPersistentEntity<?> mapped;

	private @Nullable TableDefinition definition;

	RowType(EntityModel root, Type type) {
		this.root = root;
		this.type = type;
		this.table = root.name();
		addEntity(root);
	}

	private void addEntity(EntityModel entity) {
		this.entities.put(entity.name(), entity);
		for (EntityModel child : entity.children()) {
			addEntity(child);
		}
	}

	/**
	 * Columns and the numbers of those that play a part.
	 *
	 * @param columns the columns
	 * @param id the number of the column with the id
	 * @param version the number of the column with the version, or -1
	 * @param kind the number of the column with the name of the entity, or -1
	 * @param keys the indexes over several columns
	 */
	record Shape(List<RowColumn> columns, int id, int version, int kind, List<RowClassWriter.CompoundKey> keys) {
	}

	void define(Shape shape, Map<AttributeModel, String> paths) {
		this.shape = shape;
		this.paths.putAll(paths);
		for (int i = 0; i < shape.columns().size(); i++) {
			RowColumn column = shape.columns().get(i);
			if (column.role() == RowColumn.Role.STATE && column.attribute() != null) {
				this.numbers.put(column.attribute(), i);
			}
		}
	}

	byte[] code() {
		return RowClassWriter.entity(this.type, this.table, this.shape.columns(), this.shape.id(), this.shape.keys());
	}

	/**
	 * Defines the table.
	 * @param loader has the class of the rows
	 * @param rows the rows that these refer to, or have in them
	 * @throws io.github.springdata.memory.mapping.InvalidEntityException if the library
	 * refuses them
	 */
	void load(RowClassLoader loader, RowTypes rows) {
		this.loader = loader;
		TableDefinition plain = new PlainTable(this, loader, rows).define();
		if (plain != null) {
			loader.define(plain);
		}
		TableDefinition definition = (plain != null) ? plain : mapped().getTableDefinition();
		this.definition = (this.shape.version() >= 0) ? definition.withVersion() : definition;
	}

	Shape shape() {
		return this.shape;
	}

	Type type() {
		return this.type;
	}

	/**
	 * The entity at the top of the hierarchy.
	 * @return the entity
	 */
	public EntityModel root() {
		return this.root;
	}

	/**
	 * The name of the table, which stands for it in statements too.
	 * @return the name of the root entity
	 */
	public String table() {
		return this.table;
	}

	/**
	 * The rows as the library sees them, which it finds out when it is first asked for,
	 * and from when on it has a name for them.
	 * @return the entity that the generated class is
	 */
	public MemoryPersistentEntity<?> mapped() {
		MemoryPersistentEntity<?> mapped = this.mapped;
		if (mapped == null) {
			RowClassLoader loader = Objects.requireNonNull(this.loader);
			mapped = loader.context().getEntity(loader.load(this.type));
			this.mapped = mapped;
		}
		return mapped;
	}

	/**
	 * The definition of the table. Versions are of types that the library has none of,
	 * and counted by persistence contexts.
	 * @return the definition
	 */
	public TableDefinition definition() {
		return Objects.requireNonNull(this.definition);
	}

	/**
	 * The columns.
	 * @return the columns in the order of the values of a row
	 */
	public List<RowColumn> columns() {
		return this.shape.columns();
	}

	/**
	 * The path of an attribute.
	 * @param attribute an attribute of an entity of this table whose state is stored
	 * @return the path as the library has it, with a dot if it is a part of an id
	 * @throws IllegalArgumentException if nothing of the attribute is stored
	 */
	public String path(AttributeModel attribute) {
		String path = this.paths.get(attribute);
		if (path == null) {
			throw new IllegalArgumentException(
					"Nothing of '%s' is stored in table '%s'".formatted(attribute, this.table));
		}
		return path;
	}

	/**
	 * The path of the id.
	 * @return the path as the library has it
	 */
	public String idPath() {
		return this.shape.columns().get(this.shape.id()).name();
	}

	/**
	 * The number of the column that an attribute alone is stored in.
	 * @param attribute an attribute of an entity of this table
	 * @return the number, or -1 if nothing of it is stored, or if it is a part of an id
	 */
	public int number(AttributeModel attribute) {
		return this.numbers.getOrDefault(attribute, -1);
	}

	/**
	 * The number of a column that serves a collection of another entity.
	 * @param collection the collection whose elements, or links to them, are here
	 * @param role what the column holds
	 * @return the number, or -1 if there is no such column
	 */
	public int number(PluralModel collection, RowColumn.Role role) {
		for (int i = 0; i < this.shape.columns().size(); i++) {
			RowColumn column = this.shape.columns().get(i);
			if (column.role() == role && column.attribute() == collection) {
				return i;
			}
		}
		return -1;
	}

	/**
	 * The column with the id.
	 * @return its number
	 */
	public int idColumn() {
		return this.shape.id();
	}

	/**
	 * The column with the version.
	 * @return its number, or -1
	 */
	public int versionColumn() {
		return this.shape.version();
	}

	/**
	 * The column with the name of the entity.
	 * @return its number, or -1 if the table has one entity
	 */
	public int kindColumn() {
		return this.shape.kind();
	}

	/**
	 * The entity of a row.
	 * @param row a row of this table
	 * @return the entity whose instance it is the state of
	 */
	public EntityModel entityOf(Row row) {
		int kind = this.shape.kind();
		return (kind < 0) ? this.root : Objects.requireNonNull(this.entities.get(String.valueOf(row.get(kind))));
	}

	/**
	 * Creates a row.
	 * @param values the values of all columns
	 * @return the row
	 */
	public Row create(@Nullable Object[] values) {
		Row prototype = this.prototype;
		if (prototype == null) {
			prototype = Objects.requireNonNull(this.loader).prototype(this.type, this.shape.columns().size());
			this.prototype = prototype;
		}
		return prototype.create(values);
	}

	/**
	 * Reads the id of a row.
	 * @param row a row of this table
	 * @return the stored form of the id
	 */
	public Object idOf(Row row) {
		return Objects.requireNonNull(row.get(this.shape.id()));
	}

	@Override
	public String toString() {
		return "rows of " + this.root.name();
	}

}
