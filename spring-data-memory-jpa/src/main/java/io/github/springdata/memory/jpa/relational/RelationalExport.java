package io.github.springdata.memory.jpa.relational;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.github.springdata.memory.jpa.context.PersistenceUnit;
import io.github.springdata.memory.jpa.model.AttributeModel;
import io.github.springdata.memory.jpa.model.ColumnModel;
import io.github.springdata.memory.jpa.model.EmbeddedModel;
import io.github.springdata.memory.jpa.model.EntityModel;
import io.github.springdata.memory.jpa.model.PluralModel;
import io.github.springdata.memory.jpa.row.Row;
import io.github.springdata.memory.jpa.row.RowColumn;
import io.github.springdata.memory.jpa.row.RowType;
import io.github.springdata.memory.store.Transaction;

import jakarta.persistence.InheritanceType;
import org.jspecify.annotations.Nullable;

import org.springframework.util.LinkedCaseInsensitiveMap;

/**
 * Rows that the tables of a relational database would have for what is in the store, by
 * the physical names that the mapping says.
 */
final class RelationalExport {

	private final PersistenceUnit unit;

	private final RelationalSource database;

	private final Map<String, List<RelationalRow>> tables = new LinkedCaseInsensitiveMap<>();

	/**
	 * @param unit the unit
	 * @param database the tables that the rows are for, for the names of their keys
	 */
	RelationalExport(PersistenceUnit unit, RelationalSource database) {
		this.unit = unit;
		this.database = database;
	}

	/**
	 * Writes all rows that a transaction sees.
	 * @return the rows by the names of tables
	 */
	Map<String, List<RelationalRow>> write(Transaction transaction) {
		for (RowType type : this.unit.rows().tables()) {
			transaction.table(type.table()).rows().forEach((slot, row) -> write(type, (Row) row));
		}
		return this.tables;
	}

	private void write(RowType type, Row row) {
		Instance instance = new Instance(type, row, type.entityOf(row), type.idOf(row));
		instance.write();
		instance.parts.forEach((table, values) -> add(table, values));
	}

	private void add(String table, Map<String, @Nullable Object> values) {
		this.tables.computeIfAbsent(table, (name) -> new ArrayList<>()).add(new RelationalRow(table, values));
	}

	/**
	 * The state of one instance.
	 */
	private final class Instance {

		private final RowType type;

		private final Row row;

		private final EntityModel entity;

		private final Object id;

		/** The rows in the tables of the entity. */
		private final Map<String, Map<String, @Nullable Object>> parts = new LinkedCaseInsensitiveMap<>();

		Instance(RowType type, Row row, EntityModel entity, Object id) {
			this.type = type;
			this.row = row;
			this.entity = entity;
			this.id = id;
		}

		void write() {
			EntityModel root = this.entity.root();
			if (root.discriminatorColumn() != null && !root.children().isEmpty()
					&& root.inheritance() != InheritanceType.TABLE_PER_CLASS) {
				put(first(), root.discriminatorColumn(), this.entity.discriminatorValue());
			}
			for (EntityModel part = this.entity; part != null; part = part.parent()) {
				open(table(part), part.joinColumns());
			}
			for (int i = 0; i < this.type.columns().size(); i++) {
				write(this.type.columns().get(i), this.row.get(i));
			}
		}

		private void write(RowColumn column, @Nullable Object stored) {
			switch (column.role()) {
				case ID, TYPE -> {
				}
				case STATE -> state(Objects.requireNonNull(column.attribute()), stored);
				default -> {
					EntityModel target = HierarchyRows.target(column.collection());
					if (this.entity.isKindOf(target)) {
						writer(table(target)).link(column, stored);
					}
				}
			}
		}

		private void state(AttributeModel attribute, @Nullable Object stored) {
			EntityModel owner = (EntityModel) attribute.owner();
			if (!this.entity.isKindOf(owner)) {
				return;
			}
			collections(owner, attribute, stored);
			if (!(attribute instanceof PluralModel)) {
				writer(table(owner)).attribute(attribute, stored);
			}
		}

		/**
		 * Writes a collection, or those of an embeddable.
		 */
		private void collections(EntityModel owner, AttributeModel attribute, @Nullable Object stored) {
			if (attribute instanceof PluralModel plural) {
				collection(owner, plural, stored);
			}
			else if (attribute instanceof EmbeddedModel embedded && stored instanceof Row nested) {
				List<RowColumn> columns = RelationalExport.this.unit.rows().of(embedded.embeddable()).columns();
				for (int i = 0; i < columns.size(); i++) {
					collections(owner, Objects.requireNonNull(columns.get(i).attribute()), nested.get(i));
				}
			}
		}

		private String first() {
			return table(this.entity.root());
		}

		/**
		 * The table of what a class of the hierarchy declares.
		 */
		private String table(EntityModel owner) {
			return switch (owner.root().inheritance()) {
				case SINGLE_TABLE -> owner.root().table().name();
				case JOINED -> owner.table().name();
				case TABLE_PER_CLASS -> this.entity.table().name();
			};
		}

		/**
		 * Begins the row of a table by its key.
		 */
		private void open(String table, List<String> declared) {
			List<String> key = declared.stream().allMatch(String::isEmpty) ? joined(table) : declared;
			List<@Nullable Object> values = new ArrayList<>();
			List<String> names = new ArrayList<>();
			new ColumnWriter(RelationalExport.this.unit.rows(), (column, value) -> {
				names.add(column.name());
				values.add(value);
			}).id(this.entity.root(), this.id);
			for (int i = 0; i < values.size(); i++) {
				put(table, (key.size() == values.size()) ? key.get(i) : names.get(i), values.get(i));
			}
		}

		/**
		 * The key of a table that is joined by its primary key.
		 */
		private List<String> joined(String table) {
			List<String> key = RelationalExport.this.database.primaryKey(table);
			return (key.size() == 1 && !table.equalsIgnoreCase(first())) ? key : List.of();
		}

		private ColumnWriter writer(String table) {
			return new ColumnWriter(RelationalExport.this.unit.rows(), (column,
					value) -> write((column.table() != null) ? secondary(column, value) : table, column, value));
		}

		/**
		 * The secondary table of a column, which has a row if there is anything in it.
		 */
		private @Nullable String secondary(ColumnModel column, @Nullable Object value) {
			String table = String.valueOf(column.table());
			if (value != null && !this.parts.containsKey(table)) {
				open(table, secondaryKey(this.entity, table));
			}
			return this.parts.containsKey(table) ? table : null;
		}

		private void write(@Nullable String table, ColumnModel column, @Nullable Object value) {
			if (table != null) {
				put(table, column.name(), value);
			}
		}

		private void put(String table, String column, @Nullable Object value) {
			this.parts.computeIfAbsent(table, (name) -> new LinkedCaseInsensitiveMap<>()).putIfAbsent(column, value);
		}

		private void collection(EntityModel owner, PluralModel plural, @Nullable Object stored) {
			if (stored instanceof Map<?, ?> map) {
				map.forEach((key, element) -> element(owner, plural, key, element));
			}
			else if (stored != null) {
				int position = 0;
				for (Object element : (Collection<?>) stored) {
					element(owner, plural, position++, element);
				}
			}
		}

		private void element(EntityModel owner, PluralModel plural, Object key, Object element) {
			Map<String, @Nullable Object> values = new LinkedHashMap<>();
			ColumnWriter writer = new ColumnWriter(RelationalExport.this.unit.rows(),
					(column, value) -> values.putIfAbsent(column.name(), value));
			writer.referring(plural.columns(), owner, this.id);
			writer.element(plural.element(), plural.elementColumns(), element);
			if (plural.isOrdered()) {
				values.put(plural.keyColumns().get(0).name(), key);
			}
			else if (plural.key() != null && plural.keyAttribute() == null) {
				writer.element(plural.key(), plural.keyColumns(), key);
			}
			add(String.valueOf(plural.table()), values);
		}

	}

	private static List<String> secondaryKey(EntityModel entity, String table) {
		for (EntityModel part = entity; part != null; part = part.parent()) {
			List<String> key = part.table().secondary().get(table);
			if (key != null) {
				return key;
			}
		}
		return List.of();
	}

}
