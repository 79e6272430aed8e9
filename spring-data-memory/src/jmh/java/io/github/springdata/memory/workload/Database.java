package io.github.springdata.memory.workload;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

import org.h2.jdbcx.JdbcConnectionPool;

/**
 * Databases of H2, in memory, one after the other.
 */
final class Database {

	private static final AtomicInteger NUMBER = new AtomicInteger();

	private Database() {
	}

	static JdbcConnectionPool open() {
		return JdbcConnectionPool.create("jdbc:h2:mem:workload" + NUMBER.incrementAndGet() + ";DB_CLOSE_DELAY=-1", "sa",
				"");
	}

	/**
	 * Closes a database, so that its memory is free.
	 */
	static void close(JdbcConnectionPool database) {
		try (Connection connection = database.getConnection(); Statement statement = connection.createStatement()) {
			statement.execute("shutdown");
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
		database.dispose();
	}

}
