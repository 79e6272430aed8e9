package io.github.springdata.memory.boot.autoconfigure;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Logger;

import javax.sql.DataSource;

import io.github.springdata.memory.jpa.context.PersistenceUnit;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.DisposableBean;

/**
 * Data source in place of a database. Scripts and migrations that the application starts
 * with get connections to a {@link ScriptDatabase}, and so do those of
 * {@linkplain TestScripts tests}; all others are refused when they are asked for. Beans
 * that only hold on to a data source go on to work.
 */
class MemoryDataSource implements DataSource, DisposableBean {

	private static final Log LOG = LogFactory.getLog(MemoryDataSource.class);

	private final String beanName;

	private final List<PersistenceUnit> units = new CopyOnWriteArrayList<>();

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
	 * The database of scripts.
	 */
	synchronized ScriptDatabase scripts() {
		return scripts(null, getClass().getClassLoader());
	}

	/**
	 * Adds a unit that would have its entities in the database.
	 */
	void add(PersistenceUnit unit) {
		this.units.add(unit);
	}

	/**
	 * The units that would have their entities in the database.
	 */
	List<PersistenceUnit> units() {
		return this.units;
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
	public Connection getConnection() throws SQLException {
		if (isRunning()) {
			return scripts().connect();
		}
		Connection connection = TestScripts.connect(this);
		if (connection != null) {
			return connection;
		}
		throw refusal();
	}

	private synchronized boolean isRunning() {
		return this.running > 0;
	}

	/**
	 * The refusal of a connection.
	 */
	SQLException refusal() {
		return new SQLFeatureNotSupportedException(
				"Entities are in the memory store, which has no SQL, but data source '%s' was asked for a JDBC connection; use repositories or an EntityManager in its place, replace the bean that uses JDBC in this test, or keep this test on a database by @AutoConfigureMemoryPersistence(persistence = NONE)"
					.formatted(this.beanName));
	}

	/**
	 * Drops the database of scripts.
	 */
	@Override
	public void destroy() {
		try {
			scripts().close();
		}
		catch (SQLException ex) {
			LOG.warn("The database of scripts could not be dropped", ex);
		}
	}

	@Override
	public String toString() {
		return "data source '%s', which stands in for a database".formatted(this.beanName);
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
