package io.github.springdata.memory.jpa.relational;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.persistence.PersistenceException;
import org.jspecify.annotations.Nullable;

import org.springframework.util.LinkedCaseInsensitiveMap;

/**
 * Tables of H2 or HSQLDB that rows are written to by JDBC.
 *
 * @param connection a connection, which is not closed
 * @param source the tables that are there
 */
record JdbcTarget(Connection connection, JdbcSource source) {

	/**
	 * Replaces the rows of tables. References are not checked meanwhile, and columns that
	 * the mapping does not name take null from then on.
	 * @param tables the names of the tables
	 * @param rows the rows by the names of tables
	 * @throws PersistenceException if a table or column is missing, or if the database
	 * refuses a row
	 */
	void replace(Set<String> tables, Map<String, List<RelationalRow>> rows) {
		try (Statement statement = this.connection.createStatement()) {
			statement.execute(integrity(false));
			for (String table : tables) {
				if (this.source.qualified(table) != null) {
					statement.execute("delete from " + this.source.qualified(table));
				}
			}
			for (Map.Entry<String, List<RelationalRow>> table : rows.entrySet()) {
				insert(statement, table.getKey(), table.getValue());
			}
			statement.execute(integrity(true));
		}
		catch (SQLException ex) {
			throw new PersistenceException(
					"The rows of the store could not be written to the database of scripts: " + ex.getMessage(), ex);
		}
	}

	private String integrity(boolean checked) throws SQLException {
		return (isH2() ? "set referential_integrity " : "set database referential integrity ") + checked;
	}

	private boolean isH2() throws SQLException {
		return this.connection.getMetaData().getDatabaseProductName().equals("H2");
	}

	private void insert(Statement statement, String table, List<RelationalRow> rows) throws SQLException {
		String qualified = this.source.qualified(table);
		if (qualified == null) {
			throw new PersistenceException(
					"There is no table '%s', which the mapping names and the store has rows of; there are %s"
						.formatted(table, this.source.tables()));
		}
		Map<String, Column> columns = columns(statement, qualified);
		Map<List<String>, List<RelationalRow>> batches = new LinkedHashMap<>();
		rows.forEach((row) -> batches.computeIfAbsent(List.copyOf(row.columns()), (key) -> new ArrayList<>()).add(row));
		for (Map.Entry<List<String>, List<RelationalRow>> batch : batches.entrySet()) {
			List<Column> used = new ArrayList<>();
			for (String name : batch.getKey()) {
				used.add(required(columns.get(name), table, name, columns.keySet()));
			}
			for (Column column : columns.values()) {
				if (column.required() && !used.contains(column)) {
					statement.execute("alter table %s alter column %s set null".formatted(qualified, column.quoted()));
				}
			}
			insert(qualified, used, batch.getValue());
		}
	}

	private static Map<String, Column> columns(Statement statement, String qualified) throws SQLException {
		Map<String, Column> columns = new LinkedCaseInsensitiveMap<>();
		try (ResultSet result = statement.executeQuery("select * from " + qualified + " where 1 = 0")) {
			ResultSetMetaData metaData = result.getMetaData();
			for (int i = 1; i <= metaData.getColumnCount(); i++) {
				columns.put(metaData.getColumnName(i), new Column(metaData.getColumnName(i), metaData.getColumnType(i),
						metaData.isAutoIncrement(i), metaData.isNullable(i) == ResultSetMetaData.columnNoNulls));
			}
		}
		return columns;
	}

	private static Column required(@Nullable Column column, String table, String name, Set<String> known) {
		if (column == null) {
			throw new PersistenceException(
					"Table '%s' has no column '%s', which the mapping names; it has %s".formatted(table, name, known));
		}
		return column;
	}

	private void insert(String qualified, List<Column> columns, List<RelationalRow> rows) throws SQLException {
		String sql = "insert into %s (%s) %svalues (%s)".formatted(qualified,
				String.join(", ", columns.stream().map(Column::quoted).toList()),
				columns.stream().anyMatch(Column::identity) ? "overriding system value " : "",
				String.join(", ", columns.stream().map((column) -> "?").toList()));
		try (PreparedStatement statement = this.connection.prepareStatement(sql)) {
			for (RelationalRow row : rows) {
				for (int i = 0; i < columns.size(); i++) {
					Column column = columns.get(i);
					statement.setObject(i + 1, DatabaseValues.toJdbc(row.get(column.name()), column.type()));
				}
				statement.addBatch();
			}
			statement.executeBatch();
		}
	}

	/**
	 * Has generators give numbers next, if they would give others.
	 * @param next the numbers by the names that {@link RelationalSource#next} has for
	 * generators
	 */
	void restart(Map<String, Long> next) {
		try (Statement statement = this.connection.createStatement()) {
			for (Map.Entry<String, Long> generator : next.entrySet()) {
				String restart = this.source.generators().restart(generator.getKey(), generator.getValue());
				if (restart != null) {
					statement.execute(restart);
				}
			}
		}
		catch (SQLException ex) {
			throw new PersistenceException(
					"The ids of the store could not be written to the database of scripts: " + ex.getMessage(), ex);
		}
	}

	/**
	 * Column of a table.
	 *
	 * @param name the name
	 * @param type the type, of {@link java.sql.Types}
	 * @param identity whether the database would generate values
	 * @param required whether it takes no null
	 */
	private record Column(String name, int type, boolean identity, boolean required) {

		String quoted() {
			return '"' + this.name + '"';
		}

	}

}
