package io.github.springdata.memory.boot.autoconfigure;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import io.github.springdata.memory.jpa.context.PersistenceUnit;
import io.github.springdata.memory.jpa.relational.JdbcSource;
import io.github.springdata.memory.jpa.relational.RelationalCopy;
import io.github.springdata.memory.jpa.relational.RelationalSchema;
import io.github.springdata.memory.jpa.relational.RelationalSource;
import io.github.springdata.memory.jpa.relational.SchemaRules;
import io.github.springdata.memory.jpa.relational.ScriptTables;
import io.github.springdata.memory.store.Transaction;
import org.jspecify.annotations.Nullable;

import org.springframework.util.ClassUtils;

/**
 * Database in memory that scripts and migrations run in before their rows are imported
 * into the memory store, and scripts of tests on a copy of the rows. It is there from the
 * first connection until it is closed. Where neither H2 nor HSQLDB is on the class path,
 * a reader of inserts takes its place.
 */
final class ScriptDatabase {

	private static final int PATIENCE = 60;

	private static final String H2 = "org.h2.Driver";

	private static final String HSQLDB = "org.hsqldb.jdbc.JDBCDriver";

	private static final String H2_PREFIX = "jdbc:h2:";

	private static final String HSQLDB_PREFIX = "jdbc:hsqldb:";

	private static final String LOWER_CASE = ";DATABASE_TO_LOWER=TRUE";

	/** Names that a mapping has in quotes are written with and without. */
	private static final String CASE_INSENSITIVE = "CASE_INSENSITIVE_IDENTIFIERS=TRUE";

	/** The modes of H2 by what addresses of other databases have in them. */
	private static final Map<String, String> MODES = Map.of(":postgresql:",
			"PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH", ":mysql:", "MySQL" + LOWER_CASE,
			":mariadb:", "MariaDB" + LOWER_CASE, ":sqlserver:", "MSSQLServer" + LOWER_CASE, ":oracle:",
			"Oracle;DEFAULT_NULL_ORDERING=HIGH");

	private final @Nullable String url;

	/** Held by the test whose scripts run. */
	private final Semaphore use = new Semaphore(1);

	/** In place of a database where there is none. */
	private final ScriptTables tables = new ScriptTables();

	private boolean open;

	private ScriptDatabase(@Nullable String url) {
		this.url = url;
	}

	/**
	 * Chooses the database: one that behaves as that of the application, as far as H2
	 * does. HSQLDB stands in for itself, and for H2 where that is missing.
	 * @param url the address of the application's database, or {@code null}
	 */
	static ScriptDatabase of(@Nullable String url, @Nullable ClassLoader loader) {
		String name = UUID.randomUUID().toString();
		boolean isH2 = ClassUtils.isPresent(H2, loader);
		if (ClassUtils.isPresent(HSQLDB, loader) && (!isH2 || isHsqldb(url))) {
			return new ScriptDatabase(HSQLDB_PREFIX + "mem:" + name + dialect(url));
		}
		return new ScriptDatabase(
				isH2 ? "jdbc:h2:mem:%s;DB_CLOSE_DELAY=-1;%s%s".formatted(name, CASE_INSENSITIVE, options(url)) : null);
	}

	private static boolean isHsqldb(@Nullable String url) {
		return url != null && url.toLowerCase(Locale.ROOT).startsWith(HSQLDB_PREFIX);
	}

	/**
	 * The options of HSQLDB that change its language.
	 */
	private static String dialect(@Nullable String url) {
		return !isHsqldb(url) ? ""
				: Arrays.stream(String.valueOf(url).split(";"))
					.filter((option) -> option.startsWith("sql."))
					.map((option) -> ";" + option)
					.collect(Collectors.joining());
	}

	private static String options(@Nullable String url) {
		if (url == null) {
			return "";
		}
		String lower = url.toLowerCase(Locale.ROOT);
		if (lower.startsWith(H2_PREFIX)) {
			int options = url.indexOf(';');
			return (options < 0) ? "" : url.substring(options)
				.replaceAll("(?i);(DB_CLOSE_[A-Z_]+|CASE_INSENSITIVE_IDENTIFIERS|INIT)=[^;]*", "");
		}
		return MODES.entrySet()
			.stream()
			.filter((mode) -> lower.contains(mode.getKey()))
			.map((mode) -> ";MODE=" + mode.getValue())
			.findFirst()
			.orElse("");
	}

	/**
	 * Whether anything ran since it was created or closed.
	 */
	boolean isOpen() {
		return this.open;
	}

	Connection connect() throws SQLException {
		this.open = true;
		return (this.url != null) ? DriverManager.getConnection(this.url, "sa", "") : ScriptConnection.of(this.tables);
	}

	/**
	 * The tables as they are.
	 * @param unit a unit whose tables are to be read
	 */
	RelationalSource read(PersistenceUnit unit, Connection connection) {
		if (this.url != null) {
			return JdbcSource.of(connection);
		}
		this.tables.define(unit.model());
		return this.tables;
	}

	/**
	 * Adopts the rules of the schema that scripts or migrations have created.
	 */
	SchemaRules.Report adoptRules(PersistenceUnit unit, Connection connection) {
		return (this.url != null) ? SchemaRules.adopt(unit, connection) : new SchemaRules.Report(Set.of(), Set.of());
	}

	/**
	 * Copies the rows that a transaction sees.
	 */
	RelationalCopy copy(PersistenceUnit unit, Transaction transaction, Connection connection) {
		createMissing(unit, connection);
		return (this.url != null) ? RelationalCopy.of(unit, transaction, connection)
				: RelationalCopy.of(unit, transaction, this.tables);
	}

	/**
	 * What scripts had that was skipped, as there is no database.
	 */
	Set<String> skipped() {
		return this.tables.skipped();
	}

	/**
	 * Waits until no other test has the database, and takes it.
	 * @throws SQLException if it takes too long
	 */
	void begin() throws SQLException {
		try {
			if (!this.use.tryAcquire(PATIENCE, TimeUnit.SECONDS)) {
				throw new SQLException("Scripts of another test have run for %d seconds".formatted(PATIENCE));
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new SQLException("Interrupted while scripts of another test run", ex);
		}
	}

	void end() {
		this.use.release();
	}

	/**
	 * Creates those tables of a unit that neither scripts nor migrations have created.
	 * @throws IllegalStateException if the database refuses them
	 */
	void createMissing(PersistenceUnit unit, Connection connection) {
		if (this.url == null) {
			this.tables.define(unit.model());
			return;
		}
		run(RelationalSchema.createMissing(unit.model(), JdbcSource.of(connection)), connection);
	}

	/**
	 * Runs statements.
	 * @throws IllegalStateException if one of them fails
	 */
	private static void run(List<String> statements, Connection connection) {
		try (Statement statement = connection.createStatement()) {
			for (String sql : statements) {
				statement.execute(sql);
			}
		}
		catch (SQLException ex) {
			throw new IllegalStateException("The tables for scripts could not be created: " + ex.getMessage(), ex);
		}
	}

	void close() throws SQLException {
		if (this.open && this.url != null) {
			try (Connection connection = connect(); Statement statement = connection.createStatement()) {
				statement.execute("shutdown");
			}
			finally {
				this.open = false;
			}
		}
	}

}
