package io.github.springdata.memory.query.execution;

/**
 * A table that was read row by row since no index served the query.
 *
 * @param query the name of the repository method, or the query itself
 * @param table the name of the table
 * @param rows the number of rows read; of a stream, the number in the table
 * @param remedy what would make an index serve the query
 * @see FullScans
 */
public record ObservedScan(String query, String table, long rows, String remedy) {

	@Override
	public String toString() {
		return "%s reads table '%s' row by row (%d rows): %s".formatted(this.query, this.table, this.rows, this.remedy);
	}

}
