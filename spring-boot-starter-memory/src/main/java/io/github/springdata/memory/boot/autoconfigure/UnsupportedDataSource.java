package io.github.springdata.memory.boot.autoconfigure;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.logging.Logger;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;

/**
 * Data source in place of a database, whose connections are refused when they are asked
 * for. Beans that only hold on to a data source go on to work.
 */
class UnsupportedDataSource implements DataSource {

	private final String beanName;

	UnsupportedDataSource(String beanName) {
		this.beanName = beanName;
	}

	@Override
	public Connection getConnection() throws SQLException {
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
