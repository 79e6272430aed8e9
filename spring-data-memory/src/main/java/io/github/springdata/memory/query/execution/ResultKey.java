package io.github.springdata.memory.query.execution;

import java.util.List;
import java.util.Objects;

import io.github.springdata.memory.mapping.state.PropertyReader;
import io.github.springdata.memory.query.value.ValueKey;
import org.jspecify.annotations.Nullable;

/**
 * Key that equal results have in common: entities are equal if their ids are, everything
 * else by {@link ValueKey}.
 */
record ResultKey(@Nullable PropertyReader[] identities, List<ResultColumn> columns) {

	static ResultKey of(List<ResultColumn> columns) {
		@Nullable PropertyReader[] identities = columns.stream().map(ResultColumn::identity).toArray(PropertyReader[]::new);
		return new ResultKey(identities, columns);
	}

	/**
	 * A table for keys.
	 */
	KeyTable table() {
		return new KeyTable(this.identities.length);
	}

	/**
	 * The parts of the keys of the results of many tuples.
	 * @return the parts, or {@code null} if results have to be looked at one by one
	 */
	KeyPart @Nullable [] parts() {
		List<SlotEvaluator> parts = this.columns.stream().map(ResultColumn::key).filter(Objects::nonNull).toList();
		return (parts.size() == this.columns.size()) ? KeyPart.of(parts) : null;
	}

	/**
	 * Puts the key of a result into a table, to be looked for.
	 */
	KeyTable put(ResultRow row, KeyTable table) {
		@Nullable Object[] items = row.items();
		for (int i = 0; i < items.length; i++) {
			PropertyReader identity = this.identities[i];
			Object item = items[i];
			table.put(i, (item != null && identity != null) ? identity.read(item) : item);
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
