package io.github.springdata.memory.query.statement;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import io.github.springdata.memory.mapping.MemoryPersistentEntity;
import io.github.springdata.memory.mapping.PathReader;
import io.github.springdata.memory.query.execution.ValueConversion;
import io.github.springdata.memory.store.Table;
import io.github.springdata.memory.store.index.Index;
import io.github.springdata.memory.store.index.IndexedProperty;
import org.jspecify.annotations.Nullable;

/**
 * A property that has to equal something that is known before its row is.
 *
 * @param reader reads the property
 * @param value what it has to equal
 * @param several whether the value is a collection, of which it has to equal an element
 * @param label the equality
 */
record JoinKey(PathReader reader, Evaluation value, boolean several, String label) {

	/**
	 * Finds the rows that are joined to one before.
	 * @param lookup finds rows by a value of the property
	 */
	List<Object> rows(Frame before, Function<Object, List<Object>> lookup) {
		Object value = this.value.evaluate(before);
		if (value == null || !this.several) {
			return (value != null) ? lookup.apply(value) : List.of();
		}
		return ConditionCompiler.elements(value).stream().<Object>mapMulti((element, rows) -> {
			if (element != null) {
				lookup.apply(element).forEach(rows);
			}
		}).toList();
	}

	/**
	 * Finds rows by values of the property.
	 * @return the look-up, or {@code null} if neither the id nor an index serves
	 */
	@Nullable Function<Object, List<Object>> lookup(Table table, MemoryPersistentEntity<?> entity) {
		Function<Object, List<Object>> rows = rows(table, entity);
		if (rows == null || entity.isTableRoot()) {
			return rows;
		}
		return (value) -> rows.apply(value).stream().filter(entity::isInstance).toList();
	}

	private @Nullable Function<Object, List<Object>> rows(Table table, MemoryPersistentEntity<?> entity) {
		if (this.reader.path().equals(entity.getRequiredIdProperty().getName())) {
			return (value) -> byId(table, entity, value);
		}
		for (Index index : table.indexes()) {
			if (serves(index)) {
				return (value) -> byIndex(table, index, value);
			}
		}
		return null;
	}

	private boolean serves(Index index) {
		List<IndexedProperty> properties = index.definition().properties();
		boolean complete = properties.size() == 1 || index.definition().isOrdered();
		IndexedProperty first = properties.get(0);
		return complete && !first.ignoreCase() && !first.multiValued() && first.path().equals(this.reader.path());
	}

	private List<Object> byId(Table table, MemoryPersistentEntity<?> entity, Object value) {
		Object id = ValueConversion.convert(value, this.reader.type());
		Object row = (id != null) ? table.get(entity.getIdKey(id)) : null;
		return (row != null) ? List.of(row) : List.of();
	}

	private List<Object> byIndex(Table table, Index index, Object value) {
		Object key = ValueConversion.convert(value, this.reader.type());
		List<Object> rows = new ArrayList<>();
		if (key != null) {
			index.slots(index.definition().keyOf(key)).iterator().forEachRemaining((Integer slot) -> {
				Object row = table.rowAt(slot);
				if (row != null) {
					rows.add(row);
				}
			});
		}
		return rows;
	}

}
