package io.github.springdata.memory.jpa;

import io.github.springdata.memory.jpa.context.IntegrityViolationException;
import io.github.springdata.memory.jpa.context.StoreFailures;
import io.github.springdata.memory.store.IsolationLevel;
import io.github.springdata.memory.store.Savepoint;
import io.github.springdata.memory.store.StoreException;
import io.github.springdata.memory.store.Transaction;
import io.github.springdata.memory.store.UniqueKeyViolationException;
import io.github.springdata.memory.transaction.MemoryTransactionManager;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.orm.jpa.DefaultJpaDialect;
import org.springframework.orm.jpa.EntityManagerFactoryUtils;
import org.springframework.transaction.SavepointManager;
import org.springframework.transaction.TransactionDefinition;

/**
 * Dialect of Spring for {@link MemoryPersistenceProvider}: isolation levels, read-only
 * transactions, timeouts, savepoints, and exceptions as Spring translates those of
 * Hibernate.
 */
public class MemoryJpaDialect extends DefaultJpaDialect {

	private static final long serialVersionUID = 1L;

	/**
	 * Creates a dialect.
	 */
	public MemoryJpaDialect() {
	}

	@Override
	public Object beginTransaction(EntityManager entityManager, TransactionDefinition definition) {
		MemoryEntityTransaction transaction = entityManager.unwrap(MemoryEntityManager.class).getTransaction();
		transaction.rollBackSilently();
		int timeout = definition.getTimeout();
		transaction.setTimeout((timeout != TransactionDefinition.TIMEOUT_DEFAULT) ? timeout : null);
		if (definition.getIsolationLevel() == TransactionDefinition.ISOLATION_DEFAULT) {
			transaction.begin(definition.isReadOnly());
		}
		else {
			IsolationLevel isolation = MemoryTransactionManager.isolationOf(definition);
			transaction.begin(isolation, definition.isReadOnly());
		}
		return new Savepoints(transaction);
	}

	@Override
	public Object prepareTransaction(EntityManager entityManager, boolean readOnly, @Nullable String name) {
		return new Savepoints(entityManager.unwrap(MemoryEntityManager.class).getTransaction());
	}

	@Override
	public void cleanupTransaction(@Nullable Object transactionData) {
	}

	@Override
	public @Nullable DataAccessException translateExceptionIfPossible(RuntimeException ex) {
		RuntimeException translated = (ex instanceof StoreException store) ? StoreFailures.translate(store, null) : ex;
		String message = String.valueOf(ex.getMessage());
		if (isCausedBy(translated, UniqueKeyViolationException.class)) {
			return new DuplicateKeyException(message, ex);
		}
		if (isCausedBy(translated, IntegrityViolationException.class)) {
			return new DataIntegrityViolationException(message, ex);
		}
		if (translated instanceof PersistenceException
				&& translated.getCause() instanceof DataAccessException precise) {
			return precise;
		}
		return EntityManagerFactoryUtils.convertJpaAccessExceptionIfPossible(translated);
	}

	private static boolean isCausedBy(@Nullable Throwable ex, Class<? extends Throwable> type) {
		return ex != null && (type.isInstance(ex) || isCausedBy(ex.getCause(), type));
	}

	/**
	 * Savepoints of a transaction.
	 *
	 * @param transaction the transaction
	 */
	private record Savepoints(MemoryEntityTransaction transaction) implements SavepointManager {

		@Override
		public Object createSavepoint() {
			return this.transaction.savepoint();
		}

		@Override
		public void rollbackToSavepoint(Object savepoint) {
			this.transaction.rollbackTo((Savepoint) savepoint);
		}

		@Override
		public void releaseSavepoint(Object savepoint) {
			Transaction active = this.transaction.required();
			active.release((Savepoint) savepoint);
		}

	}

}
