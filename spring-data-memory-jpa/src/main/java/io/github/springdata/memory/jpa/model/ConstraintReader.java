package io.github.springdata.memory.jpa.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.github.springdata.memory.jpa.model.Problems.Place;

/**
 * Reader of the indexes and unique constraints of tables, whose columns are looked up
 * when all are read.
 *
 * @param context the unit
 */
record ConstraintReader(ReaderContext context) {

	/**
	 * Looks up the columns of the table of an entity.
	 */
	void read(EntityModel entity) {
		List<String> columns = columns(entity);
		if (entity.discriminatorColumn() != null) {
			columns.add(entity.discriminatorColumn());
		}
		columns.addAll(entity.joinColumns());
		for (List<String> secondary : entity.table().secondary().values()) {
			columns.addAll(secondary);
		}
		hidden(entity, columns);
		Place place = this.context.problems().of(entity.type());
		entity.constrain(resolve(entity.table().indexes(), columns, Paths.leaves(all(entity)), place));
	}

	private static List<AttributeModel> all(EntityModel entity) {
		List<AttributeModel> attributes = new ArrayList<>(entity.attributes());
		descendants(entity, attributes);
		return attributes;
	}

	private static void descendants(EntityModel entity, List<AttributeModel> attributes) {
		for (EntityModel child : entity.children()) {
			attributes.addAll(child.ownAttributes());
			descendants(child, attributes);
		}
	}

	private static void add(List<ColumnModel> columns, List<String> names) {
		for (ColumnModel column : columns) {
			names.add(column.name());
		}
	}

	private static List<String> columns(EntityModel entity) {
		List<String> names = new ArrayList<>();
		add(Paths.columns(all(entity)), names);
		return names;
	}

	/**
	 * The columns that collections of other entities have in the table of this one.
	 */
	private void hidden(EntityModel entity, List<String> columns) {
		for (EntityModel other : this.context.model().entities()) {
			for (PluralModel collection : Paths.collections(other.ownAttributes())) {
				RelationModel relation = RelationCheck.relation(collection);
				if (relation != null && collection.link() != PluralModel.Link.OWNER
						&& relation.type().isAssignableFrom(entity.type())) {
					add(collection.columns(), columns);
					add(collection.keyColumns(), columns);
				}
			}
		}
	}

	/**
	 * Looks up the columns of the collection and join tables of an entity.
	 */
	void readTables(EntityModel entity) {
		for (PluralModel collection : Paths.collections(entity.ownAttributes())) {
			List<String> columns = new ArrayList<>();
			add(collection.columns(), columns);
			add(collection.elementColumns(), columns);
			add(collection.keyColumns(), columns);
			embedded(collection.element(), columns);
			embedded(collection.key(), columns);
			Place place = this.context.problems().of(entity.type()).at(collection.name());
			collection
				.complete(collection.plurality().indexed(resolve(collection.indexes(), columns, Map.of(), place)));
		}
	}

	private static void embedded(@Nullable ElementModel element, List<String> columns) {
		if (element instanceof ElementModel.Embedded embedded) {
			add(Paths.columns(embedded.embeddable().attributes()), columns);
		}
	}

	private static List<TableModel.Index> resolve(List<TableModel.Index> indexes, List<String> columns,
			Map<String, AttributeModel> attributes, Place place) {
		List<TableModel.Index> resolved = new ArrayList<>();
		for (TableModel.Index index : indexes) {
			List<String> names = new ArrayList<>();
			for (String column : index.columns()) {
				String name = column(column, columns, attributes);
				if (name != null) {
					names.add(name);
				}
				else if (index.unique() || !column.contains("(")) {
					report(index, column, columns, place);
				}
			}
			if (names.size() == index.columns().size()) {
				resolved.add(new TableModel.Index(index.name(), names, index.unique()));
			}
		}
		return resolved;
	}

	private static @Nullable String column(String name, List<String> columns, Map<String, AttributeModel> attributes) {
		for (String column : columns) {
			if (name.equalsIgnoreCase(column)) {
				return column;
			}
		}
		return (attributes.get(name) instanceof BasicModel basic) ? basic.column().name() : null;
	}

	private static void report(TableModel.Index index, String column, List<String> columns, Place place) {
		place.report("has the %s '%s' on column '%s', which is not there; it has %s",
				index.unique() ? "unique constraint" : "index", index.name(), column,
				columns.stream().distinct().sorted().toList());
	}

}
