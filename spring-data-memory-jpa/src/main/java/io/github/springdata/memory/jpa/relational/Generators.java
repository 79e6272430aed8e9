package io.github.springdata.memory.jpa.relational;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.springframework.util.LinkedCaseInsensitiveMap;

/**
 * Sequences and identities of H2 or HSQLDB, as they were when they were read.
 */
final class Generators {

	private static final String H2_SEQUENCES = "select sequence_schema, sequence_name, base_value"
			+ " from information_schema.sequences";

	private static final String H2_IDENTITIES = "select table_schema, table_name, column_name, identity_base"
			+ " from information_schema.columns where is_identity = 'YES'";

	private static final String HSQLDB_SEQUENCES = "select sequence_schema, sequence_name, next_value"
			+ " from information_schema.sequences where sequence_schema <> 'SYSTEM_LOBS'";

	/** What a script of HSQLDB says of identities, which its catalogue does not. */
	private static final Pattern HSQLDB_IDENTITY = Pattern
		.compile("ALTER TABLE (\\S+)\\.(\\S+) ALTER COLUMN (\\S+) RESTART WITH (\\d+)");

	private final Map<String, Generator> generators = new LinkedCaseInsensitiveMap<>();

	private Generators() {
	}

	static Generators of(Connection connection) throws SQLException {
		Generators generators = new Generators();
		try (Statement statement = connection.createStatement()) {
			String product = connection.getMetaData().getDatabaseProductName();
			if (product.equals("H2")) {
				generators.readSequences(statement, H2_SEQUENCES);
				generators.readIdentities(statement);
			}
			else if (product.startsWith("HSQL")) {
				generators.readSequences(statement, HSQLDB_SEQUENCES);
				generators.readScript(statement);
			}
		}
		return generators;
	}

	private void readSequences(Statement statement, String query) throws SQLException {
		try (ResultSet found = statement.executeQuery(query)) {
			while (found.next()) {
				this.generators.putIfAbsent(found.getString(2), new Generator(
						"sequence \"%s\".\"%s\"".formatted(found.getString(1), found.getString(2)), found.getLong(3)));
			}
		}
	}

	private void readIdentities(Statement statement) throws SQLException {
		try (ResultSet found = statement.executeQuery(H2_IDENTITIES)) {
			while (found.next()) {
				addIdentity(found.getString(1), found.getString(2), found.getString(3), found.getLong(4));
			}
		}
	}

	private void readScript(Statement statement) throws SQLException {
		try (ResultSet found = statement.executeQuery("script")) {
			while (found.next()) {
				Matcher identity = HSQLDB_IDENTITY.matcher(found.getString(1));
				if (identity.matches()) {
					addIdentity(unquoted(identity.group(1)), unquoted(identity.group(2)), unquoted(identity.group(3)),
							Long.parseLong(identity.group(4)));
				}
			}
		}
	}

	private static String unquoted(String name) {
		return name.startsWith("\"") ? name.substring(1, name.length() - 1) : name;
	}

	private void addIdentity(String schema, String table, String column, long next) {
		this.generators.putIfAbsent(table + "." + column,
				new Generator("table \"%s\".\"%s\" alter column \"%s\"".formatted(schema, table, column), next));
	}

	/**
	 * The number that a generator would give next.
	 * @param name the name of a sequence, or of the table and column of an identity
	 * @return the number, or 0 if there is no such generator
	 */
	long next(String name) {
		Generator generator = this.generators.get(name);
		return (generator != null) ? generator.next() : 0;
	}

	/**
	 * The statement that has a generator give another number next.
	 * @return the statement, or {@code null} if it would give that number anyway, or if
	 * there is no such generator
	 */
	@Nullable String restart(String name, long next) {
		Generator generator = this.generators.get(name);
		return (generator != null && generator.next() != next)
				? "alter %s restart with %d".formatted(generator.place(), next) : null;
	}

	/**
	 * Sequence or identity.
	 *
	 * @param place what a statement that alters it calls it
	 * @param next the number that it would give next
	 */
	private record Generator(String place, long next) {
	}

}
