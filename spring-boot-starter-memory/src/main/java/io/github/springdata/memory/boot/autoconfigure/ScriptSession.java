package io.github.springdata.memory.boot.autoconfigure;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Connection of scripts that run in a test. It leads to a {@link ScriptCopy} while they
 * do, and nowhere at other times, though Spring may keep it until the transaction ends.
 * What the scripts leave is written to the store when Spring commits or suspends the
 * transaction, when it commits the connection because there is no transaction, or when
 * the scripts have ended.
 */
final class ScriptSession implements TransactionSynchronization {

	private final MemoryDataSource dataSource;

	private @Nullable ScriptCopy copy;

	ScriptSession(MemoryDataSource dataSource) {
		this.dataSource = dataSource;
	}

	/**
	 * Before the connection is released, and the entity manager is.
	 */
	@Override
	public int getOrder() {
		return DataSourceUtils.CONNECTION_SYNCHRONIZATION_ORDER - 200;
	}

	Connection connect() {
		if (TransactionSynchronizationManager.isSynchronizationActive()) {
			TransactionSynchronizationManager.registerSynchronization(this);
		}
		return (Connection) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] { Connection.class },
				this::invoke);
	}

	private @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
			throws Throwable {
		switch (method.getName()) {
			case "equals" -> {
				return arguments != null && proxy == arguments[0];
			}
			case "hashCode" -> {
				return System.identityHashCode(proxy);
			}
			case "toString" -> {
				return "connection of scripts to " + this.dataSource;
			}
			case "getAutoCommit", "isClosed" -> {
				return false;
			}
			case "commit" -> writeBack(true);
			case "close", "rollback" -> discard();
			case "setAutoCommit" -> {
			}
			default -> {
				return delegate(method, arguments);
			}
		}
		return null;
	}

	private @Nullable Object delegate(Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
		try {
			return method.invoke(open().connection(), arguments);
		}
		catch (InvocationTargetException ex) {
			throw ex.getTargetException();
		}
	}

	private ScriptCopy open() throws SQLException {
		ScriptCopy copy = this.copy;
		if (copy == null) {
			if (!TestScripts.add(this)) {
				throw this.dataSource.refusal();
			}
			copy = ScriptCopy.of(this.dataSource);
			this.copy = copy;
		}
		return copy;
	}

	/**
	 * Writes to the store what scripts have left.
	 * @param committing whether the scripts' own transaction is about to be committed
	 */
	void writeBack(boolean committing) {
		if (this.copy != null) {
			try {
				this.copy.writeBack(committing);
			}
			finally {
				discard();
			}
		}
	}

	void discard() {
		if (this.copy != null) {
			this.copy.close();
			this.copy = null;
		}
	}

	@Override
	public void suspend() {
		writeBack(false);
	}

	@Override
	public void beforeCommit(boolean readOnly) {
		writeBack(true);
	}

	@Override
	public void afterCompletion(int status) {
		discard();
	}

}
