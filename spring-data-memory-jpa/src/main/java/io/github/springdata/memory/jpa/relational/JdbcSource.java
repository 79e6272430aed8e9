package io.github.springdata.memory.jpa.relational;

import java.sql.Blob;
import java.sql.Clob;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

import jakarta.persistence.PersistenceException;
import org.jspecify.annotations.Nullable;

import org.springframework.util.LinkedCaseInsensitiveMap;

/**
 * Tables that are read by JDBC.
 */
public final class JdbcSource implements RelationalSource {

	private static final Set<String> CATALOGUES = Set.of("INFORMATION_SCHEMA", "SYSTEM_LOBS", "PG_CATALOG", "SYS");

	private final Connection connection;

	private final Map<String, Place> tables;

	private final Generators generators;

	private JdbcSource(Connection connection, Map<String, Place> tables, Generators generators) {
		this.connection = connection;
		this.tables = tables;
		this.generators = generators;
	}

	/**
	 * Reads which tables there are.
	 * @param connection a connection, which is not closed
	 * @return the tables
	 * @throws PersistenceException if the database fails
	 */
	public static JdbcSource of(Connection connection) {
		try {
			return new JdbcSource(connection, readTables(connection.getMetaData()), Generators.of(connection));
		}
		catch (SQLException ex) {
			throw failed("the catalogue", ex);
		}
	}

	private static Map<String, Place> readTables(DatabaseMetaData metaData) throws SQLException {
		Map<String, Place> tables = new LinkedCaseInsensitiveMap<>();
		try (ResultSet found = metaData.getTables(null, null, "%", null)) {
			while (found.next()) {
				String schema = String.valueOf(found.getString("TABLE_SCHEM"));
				String name = found.getString("TABLE_NAME");
				if (!CATALOGUES.contains(schema.toUpperCase(Locale.ROOT))) {
					tables.putIfAbsent(name, new Place(schema, name));
				}
			}
		}
		return tables;
	}

	@Override
	public Collection<String> tables() {
		return this.tables.keySet();
	}

	/**
	 * The name of a table as the database has it.
	 * @return the name, or {@code null} if there is no such table
	 */
	@Nullable String name(String table) {
		Place place = this.tables.get(table);
		return (place != null) ? place.name() : null;
	}

	/**
	 * The name of a table as statements have it.
	 * @return the name with that of its schema, in quotes, or {@code null} if there is no
	 * such table
	 */
	@Nullable String qualified(String table) {
		Place place = this.tables.get(table);
		return (place != null) ? place.toString() : null;
	}

	@Override
	public List<RelationalRow> rows(String table) {
		Place place = this.tables.get(table);
		if (place == null) {
			return List.of();
		}
		try (Statement statement = this.connection.createStatement();
				ResultSet result = statement.executeQuery("select * from " + place)) {
			List<RelationalRow> rows = new ArrayList<>();
			while (result.next()) {
				rows.add(new RelationalRow(table, values(result)));
			}
			return rows;
		}
		catch (SQLException ex) {
			throw failed("table '" + table + "'", ex);
		}
	}

	@Override
	public List<String> primaryKey(String table) {
		SortedMap<Integer, String> columns = new TreeMap<>();
		Place place = this.tables.get(table);
		if (place != null) {
			try (ResultSet found = this.connection.getMetaData().getPrimaryKeys(null, place.schema(), place.name())) {
				while (found.next()) {
					columns.put(found.getInt("KEY_SEQ"), found.getString("COLUMN_NAME"));
				}
			}
			catch (SQLException ex) {
				throw failed("the primary key of table '" + table + "'", ex);
			}
		}
		return List.copyOf(columns.values());
	}

	private static Map<String, @Nullable Object> values(ResultSet result) throws SQLException {
		ResultSetMetaData columns = result.getMetaData();
		Map<String, @Nullable Object> values = new LinkedHashMap<>();
		for (int i = 1; i <= columns.getColumnCount(); i++) {
			values.put(columns.getColumnName(i), content(result.getObject(i)));
		}
		return values;
	}

	/**
	 * The content of a value that is there only as long as the connection is.
	 */
	private static @Nullable Object content(@Nullable Object value) throws SQLException {
		if (value instanceof Clob text) {
			return text.getSubString(1, Math.toIntExact(text.length()));
		}
		return (value instanceof Blob bytes) ? bytes.getBytes(1, Math.toIntExact(bytes.length())) : value;
	}

	/**
	 * The sequences and identities.
	 */
	Generators generators() {
		return this.generators;
	}

	@Override
	public long next(String name) {
		return this.generators.next(name);
	}

	private static PersistenceException failed(String what, SQLException ex) {
		return new PersistenceException("Could not read %s: %s".formatted(what, ex.getMessage()), ex);
	}

	/**
	 * Name of a table within its schema.
	 *
	 * @param schema the name of the schema
	 * @param name the name of the table
	 */
	private record Place(String schema, String name) {

		@Override
		public String toString() {
			return "\"%s\".\"%s\"".formatted(this.schema, this.name);
		}

	}

}
