package io.github.springdata.memory.boot.autoconfigure;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.logging.Logger;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;

/**
 * Data source in place of a database. Scripts and migrations that the application starts
 * with get connections to a {@link ScriptDatabase}; all others are refused when they are
 * asked for. Beans that only hold on to a data source go on to work.
 */
class MemoryDataSource implements DataSource {

	private final String beanName;

	private @Nullable ScriptDatabase scripts;

	private int running;

	MemoryDataSource(String beanName) {
		this.beanName = beanName;
	}

	/**
	 * The database of scripts, created when it is first asked for.
	 * @param url the address of the application's database, or {@code null}
	 */
	synchronized ScriptDatabase scripts(@Nullable String url, @Nullable ClassLoader loader) {
		if (this.scripts == null) {
			this.scripts = ScriptDatabase.of(url, loader);
		}
		return this.scripts;
	}

	/**
	 * Has scripts run from now on.
	 */
	synchronized void beginScripts() {
		this.running++;
	}

	synchronized void endScripts() {
		this.running--;
	}

	@Override
	public synchronized Connection getConnection() throws SQLException {
		ScriptDatabase database = this.scripts;
		if (this.running > 0 && database != null) {
			if (database.isAvailable()) {
				return database.connect();
			}
			throw new SQLFeatureNotSupportedException(
					"Entities are in the memory store, but a script or migration asked data source '%s' for a JDBC connection; scripts run in a throw-away database whose rows are imported: add H2 or HSQLDB to the tests, or keep scripts from running (spring.sql.init.mode=never, spring.flyway.enabled=false, spring.liquibase.enabled=false)"
						.formatted(this.beanName));
		}
		throw new SQLFeatureNotSupportedException(
				"Entities are in the memory store, which has no SQL, but data source '%s' was asked for a JDBC connection; use repositories or an EntityManager in its place, replace the bean that uses JDBC in this test, or keep this test on a database by @AutoConfigureMemoryPersistence(persistence = NONE)"
					.formatted(this.beanName));
	}

	@Override
	public Connection getConnection(@Nullable String username, @Nullable String password) throws SQLException {
		return getConnection();
	}

	@Override
	public @Nullable PrintWriter getLogWriter() {
		return null;
	}

	@Override
	public void setLogWriter(@Nullable PrintWriter out) {
	}

	@Override
	public void setLoginTimeout(int seconds) {
	}

	@Override
	public int getLoginTimeout() {
		return 0;
	}

	@Override
	public Logger getParentLogger() {
		return Logger.getLogger(Logger.GLOBAL_LOGGER_NAME);
	}

	@Override
	public <T> T unwrap(Class<T> type) throws SQLException {
		if (type.isInstance(this)) {
			return type.cast(this);
		}
		throw new SQLException("Data source '%s' is no %s".formatted(this.beanName, type.getName()));
	}

	@Override
	public boolean isWrapperFor(Class<?> type) {
		return type.isInstance(this);
	}

}
