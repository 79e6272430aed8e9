package io.github.springdata.memory.jpa.relational;

import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.util.LinkedCaseInsensitiveMap;

/**
 * Row of a relational table. Names of columns are compared without regard to case. Two
 * are equal if their tables have the same columns in the same order, with equal values.
 */
public final class RelationalRow {

	private final String table;

	private final LinkedCaseInsensitiveMap<@Nullable Object> values = new LinkedCaseInsensitiveMap<>();

	/**
	 * Creates a row.
	 * @param table the name of the table
	 * @param values the values by the names of columns
	 */
	public RelationalRow(String table, Map<String, ? extends @Nullable Object> values) {
		this.table = table;
		this.values.putAll(values);
	}

	/**
	 * The name of the table.
	 * @return the name
	 */
	public String table() {
		return this.table;
	}

	/**
	 * Whether there is a column.
	 * @param column the name of the column
	 * @return whether the row has it, be it {@code null}
	 */
	public boolean has(String column) {
		return this.values.containsKey(column);
	}

	/**
	 * Reads a column.
	 * @param column the name of the column
	 * @return the value, or {@code null} if it is or if there is no such column
	 */
	public @Nullable Object get(String column) {
		return this.values.get(column);
	}

	/**
	 * The names of the columns.
	 * @return the names
	 */
	public Set<String> columns() {
		return Collections.unmodifiableSet(this.values.keySet());
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof RelationalRow row && this.table.equalsIgnoreCase(row.table)
				&& this.values.keySet().equals(row.values.keySet())
				&& Arrays.deepEquals(this.values.values().toArray(), row.values.values().toArray());
	}

	@Override
	public int hashCode() {
		return Arrays.deepHashCode(this.values.values().toArray());
	}

	@Override
	public String toString() {
		return this.table + " " + this.values;
	}

}
