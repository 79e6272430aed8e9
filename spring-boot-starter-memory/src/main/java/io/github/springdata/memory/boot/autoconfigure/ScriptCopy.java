package io.github.springdata.memory.boot.autoconfigure;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

import io.github.springdata.memory.jpa.context.PersistenceUnit;
import io.github.springdata.memory.jpa.relational.RelationalCopy;
import io.github.springdata.memory.store.MemoryStore;
import io.github.springdata.memory.store.Transaction;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.orm.jpa.EntityManagerHolder;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Copy of all rows behind a data source in the database of its scripts. Reads and writes
 * belong to the transaction of an entity manager in this thread; where there is none, the
 * copy has a transaction of its own, which it commits.
 */
final class ScriptCopy {

	private static final Log LOG = LogFactory.getLog(ScriptCopy.class);

	private final ScriptDatabase database;

	private final Connection connection;

	/** The transactions by the stores, as the stores have no equality. */
	private final Map<MemoryStore, Transaction> transactions = new IdentityHashMap<>();

	private final List<Transaction> own = new ArrayList<>();

	private final Map<RelationalCopy, Transaction> units = new IdentityHashMap<>();

	private ScriptCopy(ScriptDatabase database, Connection connection) {
		this.database = database;
		this.connection = connection;
	}

	/**
	 * Copies the rows.
	 * @throws SQLException if the database fails
	 * @throws PersistenceException if the rows or the mapping do not fit the tables
	 */
	static ScriptCopy of(MemoryDataSource dataSource) throws SQLException {
		ScriptDatabase database = dataSource.scripts();
		database.begin();
		ScriptCopy copy = null;
		try {
			copy = new ScriptCopy(database, database.connect());
			copy.connection.setAutoCommit(false);
			copy.add(dataSource.units());
			return copy;
		}
		catch (SQLException | RuntimeException ex) {
			if (copy != null) {
				copy.close();
			}
			else {
				database.end();
			}
			throw ex;
		}
	}

	private void add(List<PersistenceUnit> units) {
		for (PersistenceUnit unit : units) {
			Transaction transaction = this.transactions.computeIfAbsent(unit.store(), this::transaction);
			this.units.put(this.database.copy(unit, transaction, this.connection), transaction);
		}
	}

	private Transaction transaction(MemoryStore store) {
		Transaction joined = joined(store);
		if (joined != null) {
			return joined;
		}
		Transaction begun = store.begin();
		this.own.add(begun);
		return begun;
	}

	/**
	 * The transaction of an entity manager that is bound to this thread.
	 */
	private static @Nullable Transaction joined(MemoryStore store) {
		for (Object resource : TransactionSynchronizationManager.getResourceMap().values()) {
			if (resource instanceof EntityManagerHolder holder && holder.isSynchronizedWithTransaction()) {
				Transaction transaction = transaction(holder.getEntityManager(), store);
				if (transaction != null) {
					return transaction;
				}
			}
		}
		return null;
	}

	private static @Nullable Transaction transaction(EntityManager entityManager, MemoryStore store) {
		PersistenceUnit unit = PersistenceUnit.of(entityManager.getEntityManagerFactory());
		return (unit != null && unit.store() == store && entityManager.getTransaction().isActive())
				? entityManager.unwrap(Transaction.class) : null;
	}

	Connection connection() {
		return this.connection;
	}

	/**
	 * Writes to the store what scripts have changed: all of it, or nothing.
	 * @param committing whether what they have changed in tables of no entity is to stay
	 * @throws PersistenceException if a row does not fit the mapping or a constraint
	 */
	void writeBack(boolean committing) {
		this.units.forEach(RelationalCopy::writeBack);
		this.own.forEach(Transaction::commit);
		if (committing) {
			commit();
		}
	}

	private void commit() {
		try {
			this.connection.commit();
		}
		catch (SQLException ex) {
			throw new IllegalStateException("The database of scripts failed: " + ex.getMessage(), ex);
		}
	}

	/**
	 * Forgets what is not written.
	 */
	void close() {
		this.own.stream().filter(Transaction::isActive).forEach(Transaction::rollback);
		try {
			this.connection.rollback();
			this.connection.close();
		}
		catch (SQLException ex) {
			LOG.warn("A connection of scripts could not be closed", ex);
		}
		finally {
			this.database.end();
		}
	}

}
