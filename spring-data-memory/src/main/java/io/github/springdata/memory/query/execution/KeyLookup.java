package io.github.springdata.memory.query.execution;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import io.github.springdata.memory.mapping.MemoryPersistentEntity;
import io.github.springdata.memory.mapping.PathReader;
import io.github.springdata.memory.query.value.ValueConversion;
import io.github.springdata.memory.store.Table;
import io.github.springdata.memory.store.index.Index;
import io.github.springdata.memory.store.index.IndexedProperty;
import org.jspecify.annotations.Nullable;

/**
 * Look-up of rows by the value of a property, by id or in an index.
 */
final class KeyLookup {

	private KeyLookup() {
	}

	/**
	 * Finds rows by values of a property.
	 * @return the look-up, or {@code null} if neither the id nor an index serves
	 */
	static @Nullable Function<Object, List<Object>> of(Table table, MemoryPersistentEntity<?> entity,
			PathReader reader) {
		Function<Object, List<Object>> rows = rows(table, entity, reader);
		if (rows == null || entity.isTableRoot()) {
			return rows;
		}
		return (value) -> rows.apply(value).stream().filter(entity::isInstance).toList();
	}

	private static @Nullable Function<Object, List<Object>> rows(Table table, MemoryPersistentEntity<?> entity,
			PathReader reader) {
		if (reader.path().equals(entity.getRequiredIdProperty().getName())) {
			return (value) -> byId(table, entity, reader, value);
		}
		for (Index index : table.indexes()) {
			if (serves(index, reader)) {
				return (value) -> byIndex(table, index, reader, value);
			}
		}
		return null;
	}

	private static boolean serves(Index index, PathReader reader) {
		List<IndexedProperty> properties = index.definition().properties();
		boolean complete = properties.size() == 1 || index.definition().isOrdered();
		IndexedProperty first = properties.get(0);
		return complete && !first.ignoreCase() && index.definition().multiValued() == reader.isMultiValued()
				&& first.path().equals(reader.path());
	}

	private static List<Object> byId(Table table, MemoryPersistentEntity<?> entity, PathReader reader, Object value) {
		Object id = ValueConversion.convert(value, reader.type());
		Object row = (id != null) ? table.get(entity.getIdKey(id)) : null;
		return (row != null) ? List.of(row) : List.of();
	}

	private static List<Object> byIndex(Table table, Index index, PathReader reader, Object value) {
		Object key = ValueConversion.convert(value, reader.type());
		List<Object> rows = new ArrayList<>();
		if (key != null) {
			index.slots(index.definition().keyOf(key)).forEach((slot) -> {
				Object row = table.rowAt(slot);
				if (row != null) {
					rows.add(row);
				}
			});
		}
		return rows;
	}

}
