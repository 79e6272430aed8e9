package io.github.springdata.memory.jpa.context;

import io.github.springdata.memory.jpa.row.RowType;

/**
 * Test whether rows have a value.
 */
final class RowSearch {

	private RowSearch() {
	}

	/**
	 * Whether a row has a value in a column, or among the elements of one.
	 */
	static boolean has(RowType type, String path, Object row, Object value) {
		return type.mapped().getPath(path).anyMatch(row, value::equals);
	}

}
