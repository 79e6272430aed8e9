package io.github.springdata.memory.query.execution;

import io.github.springdata.memory.mapping.PathReader;
import io.github.springdata.memory.store.Table;
import io.github.springdata.memory.store.index.IndexDefinition;
import org.jspecify.annotations.Nullable;

/**
 * Aggregate of all rows of a table that an index may give without reading them: their
 * number, or the value of the first of them in an order.
 *
 * @param slot the slot of the result
 * @param rows the query for the rows that count; for an extreme, the wanted one first
 * @param extreme reads the value of the first row, or {@code null} for the number of rows
 */
public record IndexedAggregate(int slot, PreparedQuery rows, @Nullable PathReader extreme) {

	boolean isServed(Table table) {
		return this.extreme == null || table.definition().indexes().stream().anyMatch(this::isOrdered);
	}

	private boolean isOrdered(IndexDefinition index) {
		return this.extreme != null && index.isOrdered() && !index.multiValued()
				&& index.properties().get(0).path().equals(this.extreme.path())
				&& !index.properties().get(0).ignoreCase();
	}

}
