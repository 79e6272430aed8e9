package io.github.springdata.memory.jpa.relational;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.springdata.memory.jpa.model.ColumnModel;
import io.github.springdata.memory.jpa.model.ElementModel;
import io.github.springdata.memory.jpa.model.EntityModel;
import io.github.springdata.memory.jpa.model.PluralModel;
import io.github.springdata.memory.jpa.row.RowTypes;

import jakarta.persistence.PersistenceException;
import org.jspecify.annotations.Nullable;

/**
 * Reader of a collection that has a table of its own: elements, or a join table.
 *
 * @param source the tables
 * @param rows the row types
 * @param owner the entity that has the collection
 * @param collection the collection
 */
record CollectionRows(RelationalSource source, RowTypes rows, EntityModel owner, PluralModel collection) {

	/**
	 * Reads the stored forms of the collections of all owners, by the id of each.
	 * @throws PersistenceException if a row does not fit the mapping
	 */
	Map<Object, Object> read() {
		Map<Object, List<RelationalRow>> byOwner = new LinkedHashMap<>();
		for (RelationalRow row : this.source.rows(String.valueOf(this.collection.table()))) {
			Object id = values(row).referring(this.collection.columns()).id(this.owner);
			if (id == null) {
				throw new PersistenceException("%s belongs to no instance of %s".formatted(row, this.owner.name()));
			}
			byOwner.computeIfAbsent(id, (key) -> new ArrayList<>()).add(row);
		}
		Map<Object, Object> collections = new LinkedHashMap<>();
		byOwner.forEach((id, elements) -> collections.put(id, collection(elements)));
		return collections;
	}

	/**
	 * The stored form of a collection without elements.
	 */
	Object empty() {
		return collection(List.of());
	}

	private Object collection(List<RelationalRow> elements) {
		ElementModel key = this.collection.key();
		if (key != null && this.collection.keyAttribute() == null) {
			Map<Object, Object> map = new LinkedHashMap<>();
			elements.forEach((row) -> map.put(required(row, values(row).element(key, keyColumns())), element(row)));
			return Collections.unmodifiableMap(map);
		}
		List<RelationalRow> ordered = new ArrayList<>(elements);
		if (this.collection.isOrdered()) {
			ordered.sort(Comparator.comparing(this::position));
		}
		return Collections.unmodifiableList(new ArrayList<>(ordered.stream().map(this::element).toList()));
	}

	private Integer position(RelationalRow row) {
		return (Integer) required(row, DatabaseValues.toInteger(row.get(keyColumns().get(0).name())));
	}

	private Object element(RelationalRow row) {
		return required(row, values(row).element(this.collection.element(), this.collection.elementColumns()));
	}

	private List<ColumnModel> keyColumns() {
		return this.collection.keyColumns();
	}

	private static Object required(RelationalRow row, @Nullable Object value) {
		if (value == null) {
			throw new PersistenceException("%s has no element, or no key or position of one".formatted(row));
		}
		return value;
	}

	private ColumnValues values(RelationalRow row) {
		return new ColumnValues(this.rows, (column) -> row.get(column.name()));
	}

}
