package io.github.springdata.memory.query.execution;

import java.util.List;
import java.util.function.Function;

import io.github.springdata.memory.query.value.ValueKey;
import org.jspecify.annotations.Nullable;

/**
 * Key that equal results have in common: entities are equal if their ids are, everything
 * else by {@link ValueKey}.
 */
final class ResultKey {

	private final @Nullable Function<Object, @Nullable Object>[] identities;

	@SuppressWarnings("unchecked")
	ResultKey(List<ResultColumn> columns) {
		this.identities = columns.stream().map(ResultColumn::identity).toArray(Function[]::new);
	}

	/**
	 * A table for keys.
	 */
	KeyTable table() {
		return new KeyTable(this.identities.length);
	}

	/**
	 * Puts the key of a result into a table, to be looked for.
	 */
	KeyTable put(ResultRow row, KeyTable table) {
		@Nullable Object[] items = row.items();
		for (int i = 0; i < items.length; i++) {
			Function<Object, @Nullable Object> identity = this.identities[i];
			Object item = items[i];
			table.put(i, (item != null && identity != null) ? identity.apply(item) : item);
		}
		return table;
	}

	/**
	 * Adds the key of a result to a table.
	 * @return whether it was not there
	 */
	boolean add(ResultRow row, KeyTable table) {
		int size = table.size();
		return put(row, table).add() == size;
	}

}
