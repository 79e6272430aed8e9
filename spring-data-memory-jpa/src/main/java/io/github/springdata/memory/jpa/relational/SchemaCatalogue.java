package io.github.springdata.memory.jpa.relational;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.util.LinkedCaseInsensitiveMap;

/**
 * Rules of the tables of H2 or HSQLDB, as their catalogue has them.
 *
 * @param connection a connection, which is not closed
 */
record SchemaCatalogue(Connection connection) {

	private static final String CHECKS = "select tc.table_name, cc.check_clause"
			+ " from information_schema.table_constraints tc join information_schema.check_constraints cc"
			+ " on cc.constraint_schema = tc.constraint_schema and cc.constraint_name = tc.constraint_name";

	private static final String TRIGGERS = "select event_object_table, trigger_name from information_schema.triggers";

	/**
	 * Column of a table.
	 *
	 * @param name the name
	 * @param nullable whether it takes null
	 * @param ignoreCase whether it compares text without regard to case
	 * @param initial the expression of its default, or {@code null}
	 */
	record Column(String name, boolean nullable, boolean ignoreCase, @Nullable String initial) {
	}

	/**
	 * Reference to the rows of another table.
	 *
	 * @param columns the columns that refer
	 * @param target the other table
	 * @param rule what happens if the row is deleted, of {@link DatabaseMetaData}
	 */
	record Reference(List<String> columns, String target, int rule) {
	}

	Map<String, Column> columns(String table) throws SQLException {
		Map<String, Column> columns = new LinkedCaseInsensitiveMap<>();
		try (ResultSet found = metaData().getColumns(null, null, table, null)) {
			while (found.next()) {
				String name = found.getString("COLUMN_NAME");
				String type = found.getString("TYPE_NAME").toUpperCase(Locale.ROOT);
				boolean identity = "YES".equals(found.getString("IS_AUTOINCREMENT"));
				columns.putIfAbsent(name, new Column(name, found.getInt("NULLABLE") != DatabaseMetaData.columnNoNulls,
						type.contains("IGNORECASE"), identity ? null : found.getString("COLUMN_DEF")));
			}
		}
		return columns;
	}

	/**
	 * The columns of unique constraints and indexes, the primary key among them.
	 */
	Collection<List<String>> unique(String table) throws SQLException {
		Map<String, List<String>> indexes = new LinkedHashMap<>();
		try (ResultSet found = metaData().getIndexInfo(null, null, table, true, true)) {
			while (found.next()) {
				if (found.getString("INDEX_NAME") != null && found.getString("COLUMN_NAME") != null) {
					indexes.computeIfAbsent(found.getString("INDEX_NAME"), (name) -> new ArrayList<>())
						.add(found.getString("COLUMN_NAME"));
				}
			}
		}
		return indexes.values();
	}

	Collection<Reference> references(String table) throws SQLException {
		Map<String, Reference> references = new LinkedHashMap<>();
		try (ResultSet found = metaData().getImportedKeys(null, null, table)) {
			while (found.next()) {
				Reference reference = new Reference(new ArrayList<>(), found.getString("PKTABLE_NAME"),
						found.getInt("DELETE_RULE"));
				references.computeIfAbsent(String.valueOf(found.getString("FK_NAME")), (name) -> reference)
					.columns()
					.add(found.getString("FKCOLUMN_NAME"));
			}
		}
		return references.values();
	}

	/**
	 * The check constraints and triggers of all tables.
	 * @return descriptions by the names of tables
	 */
	Map<String, List<String>> others() throws SQLException {
		Map<String, List<String>> others = new LinkedCaseInsensitiveMap<>();
		try (Statement statement = this.connection.createStatement()) {
			add(statement, CHECKS, "check (%s)", others);
			add(statement, TRIGGERS, "trigger %s", others);
		}
		return others;
	}

	private static void add(Statement statement, String query, String form, Map<String, List<String>> others)
			throws SQLException {
		try (ResultSet found = statement.executeQuery(query)) {
			while (found.next()) {
				String rule = found.getString(2);
				if (!rule.endsWith(" IS NOT NULL")) {
					others.computeIfAbsent(found.getString(1), (table) -> new ArrayList<>()).add(form.formatted(rule));
				}
			}
		}
	}

	private DatabaseMetaData metaData() throws SQLException {
		return this.connection.getMetaData();
	}

}
