package io.github.springdata.memory.jpa.row;

import org.jspecify.annotations.Nullable;

/**
 * Stored state of an entity, or of an embeddable in it. Never changed once it is made.
 * Generated classes implement it.
 */
public interface Row {

	/**
	 * Reads a column.
	 * @param column the number of the column, from zero
	 * @return the value
	 */
	@Nullable Object get(int column);

	/**
	 * Reads all columns.
	 * @param values takes the value of each column at its number; it may be longer
	 */
	void copyTo(@Nullable Object[] values);

	/**
	 * The values of all columns.
	 * @param row the row, or {@code null} for none
	 * @param columns the number of columns
	 * @return a new array of the values, all {@code null} if there is no row
	 */
	static @Nullable Object[] values(@Nullable Row row, int columns) {
		@Nullable Object[] values = new @Nullable Object[columns];
		if (row != null) {
			row.copyTo(values);
		}
		return values;
	}

	/**
	 * Creates another row of the same class.
	 * @param values the values of all columns
	 * @return the row
	 */
	Row create(@Nullable Object[] values);

}
