package io.github.springdata.memory.jpa.relational;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

import io.github.springdata.memory.jpa.context.PersistenceUnit;
import io.github.springdata.memory.jpa.model.AttributeModel;
import io.github.springdata.memory.jpa.model.BasicModel;
import io.github.springdata.memory.jpa.model.ColumnModel;
import io.github.springdata.memory.jpa.model.EntityModel;
import io.github.springdata.memory.jpa.model.ToOneModel;
import io.github.springdata.memory.jpa.relational.SchemaCatalogue.Column;
import io.github.springdata.memory.jpa.relational.SchemaCatalogue.Reference;
import io.github.springdata.memory.jpa.row.Row;
import io.github.springdata.memory.jpa.row.RowColumn;
import io.github.springdata.memory.jpa.row.RowType;
import io.github.springdata.memory.store.index.IndexDefinition;
import io.github.springdata.memory.store.index.IndexKind;
import io.github.springdata.memory.store.index.IndexedProperty;

import jakarta.persistence.PersistenceException;
import org.jspecify.annotations.Nullable;

import org.springframework.util.LinkedCaseInsensitiveMap;

/**
 * Rules that the schema of an application has and its mapping has not. Unique keys,
 * columns that take no null, and deletes that cascade hold in the store too from when
 * they are adopted on; the others are named.
 */
public final class SchemaRules {

	private final PersistenceUnit unit;

	private final SchemaCatalogue catalogue;

	private final Set<String> kept = new TreeSet<>();

	private final Set<String> lost = new TreeSet<>();

	private SchemaRules(PersistenceUnit unit, SchemaCatalogue catalogue) {
		this.unit = unit;
		this.catalogue = catalogue;
	}

	/**
	 * Rules of a schema.
	 *
	 * @param kept those that hold in the store
	 * @param lost those that do not
	 */
	public record Report(Set<String> kept, Set<String> lost) {

	}

	/**
	 * Adopts the rules of a schema.
	 * @param unit the unit that has the tables, and their rows
	 * @param connection a connection to H2 or HSQLDB, which is not closed
	 * @return what was adopted, and what was not
	 * @throws PersistenceException if the catalogue cannot be read, or if rows break a
	 * rule
	 */
	public static Report adopt(PersistenceUnit unit, Connection connection) {
		SchemaRules rules = new SchemaRules(unit, new SchemaCatalogue(connection));
		try {
			rules.adopt(JdbcSource.of(connection));
			return new Report(rules.kept, rules.lost);
		}
		catch (SQLException ex) {
			throw new PersistenceException("Could not read the rules of the schema: " + ex.getMessage(), ex);
		}
	}

	private void adopt(JdbcSource source) throws SQLException {
		Map<String, List<String>> others = this.catalogue.others();
		for (RowType type : this.unit.rows().tables()) {
			for (String table : EntityTables.ofHierarchy(type.root())) {
				String name = source.name(table);
				if (name != null) {
					adopt(type, name, new LinkedHashSet<>(source.primaryKey(table)));
					others.getOrDefault(name, List.of()).forEach((rule) -> this.lost.add(describe(name, rule)));
				}
			}
		}
	}

	private void adopt(RowType type, String table, Set<String> primaryKey) throws SQLException {
		Map<String, Stored> stored = stored(type, table);
		Map<String, Column> columns = this.catalogue.columns(table);
		columns.values()
			.stream()
			.filter((column) -> !primaryKey.contains(column.name()))
			.forEach((column) -> adopt(table, column, stored.get(column.name())));
		for (List<String> unique : this.catalogue.unique(table)) {
			if (!primaryKey.equals(Set.copyOf(unique))) {
				adoptUnique(type, table, unique, columns, stored);
			}
		}
		for (Reference reference : this.catalogue.references(table)) {
			adopt(table, reference, stored);
		}
	}

	/**
	 * Attribute that is in a column of its own.
	 *
	 * @param attribute the attribute
	 * @param number the number of its column in rows
	 */
	private record Stored(AttributeModel attribute, int number) {

		@Nullable Object read(Object row) {
			return ((Row) row).get(this.number);
		}

		Class<?> type() {
			return (this.attribute instanceof BasicModel basic) ? basic.form().storedType() : Object.class;
		}

	}

	private Map<String, Stored> stored(RowType type, String table) {
		Map<String, Stored> stored = new LinkedCaseInsensitiveMap<>();
		for (int i = 0; i < type.columns().size(); i++) {
			RowColumn column = type.columns().get(i);
			ColumnModel physical = (column.role() == RowColumn.Role.STATE) ? physical(column.attribute()) : null;
			if (physical != null && isIn(physical, column.attribute(), table)) {
				stored.putIfAbsent(physical.name(), new Stored(Objects.requireNonNull(column.attribute()), i));
			}
		}
		return stored;
	}

	private static @Nullable ColumnModel physical(@Nullable AttributeModel attribute) {
		if (attribute instanceof BasicModel basic) {
			return basic.isComputed() ? null : basic.column();
		}
		return (attribute instanceof ToOneModel reference && reference.columns().size() == 1)
				? reference.columns().get(0) : null;
	}

	private static boolean isIn(ColumnModel column, @Nullable AttributeModel attribute, String table) {
		return attribute != null && table.equalsIgnoreCase(
				(column.table() != null) ? column.table() : EntityTables.own((EntityModel) attribute.owner()));
	}

	private void adopt(String table, Column column, @Nullable Stored stored) {
		if (column.ignoreCase()) {
			this.lost.add(describe(table, "'%s' compares without regard to case".formatted(lower(column.name()))));
		}
		ColumnModel physical = (stored != null) ? physical(stored.attribute()) : null;
		if (stored == null || physical == null) {
			return;
		}
		if (column.initial() != null && !physical.insertable()) {
			this.lost.add(describe(table, "'%s' has the default %s".formatted(lower(column.name()), column.initial())));
		}
		if (!column.nullable() && physical.nullable() && physical.insertable() && require(stored.attribute())) {
			this.kept.add(describe(table, "'%s' is not null".formatted(lower(column.name()))));
		}
	}

	private static boolean require(AttributeModel attribute) {
		if (attribute instanceof BasicModel basic && basic.isOptional()) {
			basic.require();
			return true;
		}
		if (attribute instanceof ToOneModel reference && reference.isOptional()) {
			reference.require();
			return true;
		}
		return false;
	}

	private void adoptUnique(RowType type, String table, List<String> names, Map<String, Column> columns,
			Map<String, Stored> stored) {
		String rule = describe(table, "unique %s".formatted(names.stream().map(SchemaRules::lower).toList()));
		if (names.stream().anyMatch((name) -> !stored.containsKey(name))) {
			if (!isNatural(type, table)) {
				this.lost.add(rule);
			}
			return;
		}
		List<IndexedProperty> properties = new ArrayList<>();
		for (String name : names) {
			Stored column = Objects.requireNonNull(stored.get(name));
			properties.add(new IndexedProperty(type.columns().get(column.number()).name(),
					Objects.requireNonNull(columns.get(name)).ignoreCase(), column.type(), column::read));
		}
		if (!hasUnique(type, properties)) {
			String index = lower("%s (%s)".formatted(table, String.join(", ", names)));
			this.unit.store().addIndex(type.table(), IndexDefinition.of(index, IndexKind.HASH, true, properties));
			this.kept.add(rule);
		}
	}

	/**
	 * Whether a table has the elements of a collection, whose keys follow from the
	 * mapping.
	 */
	private static boolean isNatural(RowType type, String table) {
		return !table.equalsIgnoreCase(type.root().table().name());
	}

	private boolean hasUnique(RowType type, List<IndexedProperty> properties) {
		Set<String> paths = paths(properties);
		return this.unit.store()
			.table(type.table())
			.definition()
			.indexes()
			.stream()
			.anyMatch((index) -> index.unique() && paths(index.properties()).equals(paths)
					&& properties.stream().noneMatch(IndexedProperty::ignoreCase));
	}

	private static Set<String> paths(List<IndexedProperty> properties) {
		Set<String> paths = new TreeSet<>();
		properties.forEach((property) -> paths.add(property.path()));
		return paths;
	}

	private void adopt(String table, Reference reference, Map<String, Stored> stored) {
		if (reference.rule() == DatabaseMetaData.importedKeyCascade) {
			cascade(table, reference, stored);
		}
		else if (reference.rule() == DatabaseMetaData.importedKeySetNull
				|| reference.rule() == DatabaseMetaData.importedKeySetDefault) {
			this.lost.add(describe(table, "%s is set to another value if the row of %s is deleted"
				.formatted(reference.columns().stream().map(SchemaRules::lower).toList(), lower(reference.target()))));
		}
	}

	private void cascade(String table, Reference reference, Map<String, Stored> stored) {
		Stored column = (reference.columns().size() == 1) ? stored.get(reference.columns().get(0)) : null;
		String rule = describe(table, "rows go with that of %s".formatted(lower(reference.target())));
		if (column != null && column.attribute() instanceof ToOneModel attribute) {
			if (!attribute.relation().deleteCascades()) {
				attribute.deleteWithTarget();
				this.kept.add(rule);
			}
		}
		else if (isTarget(table) && column == null) {
			this.lost.add(rule);
		}
	}

	/**
	 * Whether a table is the first of an entity, whose rows would not go with another one
	 * anyway.
	 */
	private boolean isTarget(String table) {
		return this.unit.model()
			.entities()
			.stream()
			.anyMatch((entity) -> entity == entity.root() && entity.table().name().equalsIgnoreCase(table));
	}

	private static String describe(String table, String rule) {
		return lower(table) + ": " + rule;
	}

	private static String lower(String name) {
		return name.toLowerCase(Locale.ROOT);
	}

}
