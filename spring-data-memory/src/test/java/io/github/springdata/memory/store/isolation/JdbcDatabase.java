package io.github.springdata.memory.store.isolation;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import io.github.springdata.memory.store.IsolationLevel;

/**
 * A database behind JDBC, for comparison. Lock waits time out at once, as all sessions of
 * a scenario run on one thread.
 */
final class JdbcDatabase implements Database {

	private final String url;

	private final List<Connection> connections = new ArrayList<>();

	private JdbcDatabase(String url) {
		this.url = url;
	}

	static JdbcDatabase h2(String name, Map<Integer, Integer> rows) throws SQLException {
		JdbcDatabase database = new JdbcDatabase("jdbc:h2:mem:%s;LOCK_TIMEOUT=1".formatted(name));
		Connection connection = database.connect();
		try (Statement statement = connection.createStatement()) {
			statement.execute("create table t (id int primary key, v int)");
			for (Map.Entry<Integer, Integer> row : rows.entrySet()) {
				statement.execute("insert into t values (%d, %d)".formatted(row.getKey(), row.getValue()));
			}
		}
		return database;
	}

	private Connection connect() throws SQLException {
		Connection connection = DriverManager.getConnection(this.url);
		this.connections.add(connection);
		return connection;
	}

	@Override
	public Session open(IsolationLevel level) {
		try {
			Connection connection = connect();
			connection.setTransactionIsolation(switch (level) {
				case READ_COMMITTED -> Connection.TRANSACTION_READ_COMMITTED;
				case REPEATABLE_READ -> Connection.TRANSACTION_REPEATABLE_READ;
				case SERIALIZABLE -> Connection.TRANSACTION_SERIALIZABLE;
			});
			connection.setAutoCommit(false);
			return new JdbcSession(connection);
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public Map<Integer, Integer> committed() {
		try {
			return select(this.connections.get(0), Condition.ALL.sql());
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public void close() {
		try {
			for (Connection connection : this.connections) {
				connection.close();
			}
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static Map<Integer, Integer> select(Connection connection, String condition) throws SQLException {
		Map<Integer, Integer> rows = new TreeMap<>();
		try (Statement statement = connection.createStatement();
				ResultSet result = statement.executeQuery("select id, v from t where " + condition)) {
			while (result.next()) {
				rows.put(result.getInt(1), result.getInt(2));
			}
		}
		return rows;
	}

	private static final class JdbcSession extends Session {

		private final Connection connection;

		JdbcSession(Connection connection) {
			this.connection = connection;
		}

		@Override
		protected @Nullable Integer doRead(int id) throws Refusal {
			return attempt(() -> select(this.connection, "id = " + id).get(id));
		}

		@Override
		protected Map<Integer, Integer> doQuery(Condition condition) throws Refusal {
			return attempt(() -> select(this.connection, condition.sql()));
		}

		@Override
		protected void doWrite(int id, int value) throws Refusal {
			doRead(id);
			execute("update t set v = %d where id = %d".formatted(value, id));
		}

		@Override
		protected void doInsert(int id, int value) throws Refusal {
			execute("insert into t values (%d, %d)".formatted(id, value));
		}

		@Override
		protected int doDelete(Condition condition) throws Refusal {
			return execute("delete from t where " + condition.sql());
		}

		@Override
		protected void doCommit() throws Refusal {
			attempt(() -> {
				this.connection.commit();
				return 0;
			});
		}

		@Override
		protected void doRollback() {
			try {
				this.connection.rollback();
			}
			catch (SQLException ex) {
				throw new IllegalStateException(ex);
			}
		}

		private int execute(String sql) throws Refusal {
			return attempt(() -> {
				try (Statement statement = this.connection.createStatement()) {
					return statement.executeUpdate(sql);
				}
			});
		}

		private static <T extends @Nullable Object> T attempt(SqlAction<T> action) throws Refusal {
			try {
				return action.run();
			}
			catch (SQLException ex) {
				throw new Refusal(ex, ex instanceof SQLIntegrityConstraintViolationException);
			}
		}

	}

	private interface SqlAction<T extends @Nullable Object> {

		T run() throws SQLException;

	}

}
