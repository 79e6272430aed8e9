package io.github.springdata.memory.jpa.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import jakarta.persistence.Index;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.PrimaryKeyJoinColumn;
import jakarta.persistence.SecondaryTable;
import jakarta.persistence.SecondaryTables;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import org.jspecify.annotations.Nullable;

/**
 * Reader of the tables of an entity.
 *
 * @param context the unit
 * @param type the class of the entity
 */
record TableReader(ReaderContext context, Class<?> type) {

	/**
	 * Reads the tables.
	 * @param entity the name of the entity
	 * @param parent the entity above, {@code null} if there is none
	 */
	TableModel read(String entity, @Nullable EntityModel parent, InheritanceType strategy) {
		Table table = this.context.find(this.type, Table.class);
		boolean joins = parent != null && strategy == InheritanceType.SINGLE_TABLE;
		String declared = (table == null || table.name().isEmpty()) ? entity : table.name();
		String name = (joins && parent != null) ? parent.table().name() : this.context.naming().physical(declared);
		List<TableModel.Index> indexes = new ArrayList<>();
		if (table != null) {
			indexes.addAll(indexes(this.context, table.indexes(), table.uniqueConstraints()));
		}
		Map<String, List<String>> secondary = new LinkedHashMap<>();
		if (parent != null) {
			secondary.putAll(parent.table().secondary());
		}
		for (SecondaryTable other : secondaryTables()) {
			secondary.put(this.context.naming().physical(other.name()),
					Stream.of(other.pkJoinColumns())
						.map(PrimaryKeyJoinColumn::name)
						.map(this.context.naming()::physical)
						.toList());
			indexes.addAll(indexes(this.context, other.indexes(), other.uniqueConstraints()));
		}
		return new TableModel(name, List.copyOf(indexes), secondary, (table != null) ? table.check().length : 0);
	}

	private List<SecondaryTable> secondaryTables() {
		return this.context.findAll(this.type, SecondaryTable.class, SecondaryTables.class);
	}

	/**
	 * Indexes and unique constraints as they are declared.
	 */
	static List<TableModel.Index> indexes(ReaderContext context, Index[] indexes, UniqueConstraint[] constraints) {
		List<TableModel.Index> all = new ArrayList<>();
		for (Index index : indexes) {
			all.add(new TableModel.Index(index.name(), names(context, index.columnList().split(",", -1)),
					index.unique()));
		}
		for (UniqueConstraint constraint : constraints) {
			all.add(new TableModel.Index(constraint.name(), names(context, constraint.columnNames()), true));
		}
		return all;
	}

	private static List<String> names(ReaderContext context, String[] columns) {
		List<String> names = new ArrayList<>();
		for (String column : columns) {
			names.add(name(context, column));
		}
		return names;
	}

	private static String name(ReaderContext context, String column) {
		String trimmed = column.trim();
		String name = trimmed.replaceFirst("(?i)\\s+(asc|desc)$", "");
		return context.naming().physical(name);
	}

}
