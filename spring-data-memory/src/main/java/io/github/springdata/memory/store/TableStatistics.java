package io.github.springdata.memory.store;

import java.util.List;

/**
 * Size of a table and of its indexes at one version.
 *
 * @param table the name of the table
 * @param rows the number of rows
 * @param holes the number of slots that deleted rows left behind
 * @param indexes the indexes, in the order of the definition
 */
public record TableStatistics(String table, int rows, int holes, List<IndexStatistics> indexes) {

	/**
	 * Size of an index.
	 *
	 * @param index what the index is on, readable
	 * @param entries the number of rows in the index; if it is multi-valued, of pairs of
	 * a row and one of its keys
	 */
	public record IndexStatistics(String index, int entries) {
	}

	static TableStatistics of(Table table) {
		List<IndexStatistics> indexes = table.indexes()
			.stream()
			.map((index) -> new IndexStatistics(index.definition().toString(), index.size()))
			.toList();
		return new TableStatistics(table.definition().name(), table.size(), table.rows().length() - table.size(),
				indexes);
	}

}
