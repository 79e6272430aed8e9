package io.github.springdata.memory.boot.autoconfigure;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;

import io.github.springdata.memory.jpa.relational.ScriptTables;
import io.github.springdata.memory.jpa.relational.UnsupportedScriptException;
import org.jspecify.annotations.Nullable;

/**
 * Connection without a database, for scripts that insert values: as much of JDBC as
 * Spring needs to run them.
 */
final class ScriptConnection implements InvocationHandler {

	private final ScriptTables tables;

	private int count;

	private ScriptConnection(ScriptTables tables) {
		this.tables = tables;
	}

	static Connection of(ScriptTables tables) {
		return new ScriptConnection(tables).as(Connection.class);
	}

	private <T> T as(Class<T> type) {
		return type.cast(Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] { type }, this));
	}

	@Override
	public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
			throws SQLException {
		return switch (method.getName()) {
			case "createStatement" -> as(Statement.class);
			case "getMetaData" -> as(DatabaseMetaData.class);
			case "execute", "executeUpdate" -> execute(method, String.valueOf((arguments != null) ? arguments[0] : ""));
			case "getUpdateCount" -> this.count;
			case "getMoreResults" -> {
				this.count = -1;
				yield false;
			}
			case "getAutoCommit" -> true;
			case "isClosed" -> false;
			// databases in memory are initialized unless it is switched off
			case "getDatabaseProductName" -> "H2 scripts without H2";
			case "getURL" -> "jdbc:h2:mem:without-h2";
			case "getWarnings", "close", "commit", "rollback", "setAutoCommit", "clearWarnings",
					"setEscapeProcessing" ->
				null;
			case "hashCode" -> System.identityHashCode(proxy);
			case "equals" -> arguments != null && proxy == arguments[0];
			case "toString" -> "connection of scripts without a database";
			default -> throw new SQLFeatureNotSupportedException(
					"A script or migration needs a database to run in ('%s' was called), and its rows are imported then: add H2 or HSQLDB to the tests, or keep it from running (spring.sql.init.mode=never, spring.flyway.enabled=false, spring.liquibase.enabled=false)"
						.formatted(method.getName()));
		};
	}

	private Object execute(Method method, String sql) throws SQLException {
		try {
			this.count = this.tables.execute(sql);
		}
		catch (UnsupportedScriptException ex) {
			throw ex.toSqlException();
		}
		return method.getName().equals("execute") ? false : (Object) this.count;
	}

}
