package io.github.springdata.memory.jpa;

import java.util.concurrent.TimeUnit;

import io.github.springdata.memory.jpa.context.StoreFailures;
import io.github.springdata.memory.store.IsolationLevel;
import io.github.springdata.memory.store.Savepoint;
import io.github.springdata.memory.store.StoreException;
import io.github.springdata.memory.store.Transaction;
import jakarta.persistence.EntityTransaction;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.RollbackException;
import org.jspecify.annotations.Nullable;

/**
 * Resource-local transaction of an entity manager.
 */
final class MemoryEntityTransaction implements EntityTransaction {

	private final MemoryEntityManager entityManager;

	private final IsolationLevel isolation;

	private @Nullable Transaction transaction;

	private boolean rollbackOnly;

	private boolean silent;

	private @Nullable Integer timeout;

	MemoryEntityTransaction(MemoryEntityManager entityManager, IsolationLevel isolation) {
		this.entityManager = entityManager;
		this.isolation = isolation;
	}

	@Override
	public void begin() {
		begin(this.isolation, false);
	}

	/**
	 * Begins with the isolation of the unit.
	 */
	void begin(boolean readOnly) {
		begin(this.isolation, readOnly);
	}

	/**
	 * Begins with an isolation.
	 * @param readOnly whether writes are refused, and changes of instances not looked for
	 */
	void begin(IsolationLevel isolation, boolean readOnly) {
		this.entityManager.checkOpen();
		if (this.transaction != null) {
			throw new IllegalStateException("A transaction is active already; commit it or roll it back first");
		}
		Transaction begun = this.entityManager.store().begin(isolation, readOnly);
		if (this.timeout != null) {
			begun.setDeadline(this.entityManager.limit(TimeUnit.SECONDS.toNanos(this.timeout), this::setRollbackOnly,
					"The transaction took longer than its timeout of %d s".formatted(this.timeout)));
		}
		this.transaction = begun;
		this.rollbackOnly = false;
		this.entityManager.context().join(begun);
	}

	/**
	 * Lets a commit roll back without an exception if the transaction is marked for that,
	 * as whoever commits says so himself.
	 */
	void rollBackSilently() {
		this.silent = true;
	}

	/**
	 * The transaction of the store.
	 */
	Transaction required() {
		if (this.transaction == null) {
			throw new IllegalStateException("No transaction is active; begin one first");
		}
		return this.transaction;
	}

	/**
	 * Writes all changes and takes a savepoint.
	 */
	Savepoint savepoint() {
		Transaction active = required();
		if (!active.isReadOnly()) {
			this.entityManager.flushBeforeCommit();
		}
		return active.savepoint();
	}

	/**
	 * Goes back to a savepoint. Instances are detached, as their state may be that of
	 * changes which are taken back.
	 */
	void rollbackTo(Savepoint savepoint) {
		required().rollbackTo(savepoint);
		this.rollbackOnly = false;
		this.entityManager.context().clear();
	}

	@Override
	public void commit() {
		Transaction active = required();
		if (this.rollbackOnly) {
			rollback();
			if (this.silent) {
				return;
			}
			throw new RollbackException("The transaction was marked for rollback only, and is rolled back");
		}
		try {
			if (!active.isReadOnly()) {
				this.entityManager.flushBeforeCommit();
			}
			active.commit();
		}
		catch (StoreException ex) {
			PersistenceException translated = StoreFailures.translate(ex, null);
			end();
			throw failure(translated);
		}
		catch (RuntimeException ex) {
			rollback();
			throw failure(ex);
		}
		this.transaction = null;
		this.entityManager.cacheInstances();
		this.entityManager.leaveTransaction();
	}

	private static RollbackException failure(RuntimeException cause) {
		return new RollbackException(
				(cause instanceof OptimisticLockException) ? "Another transaction was faster: " + cause.getMessage()
						: "The transaction could not be committed: " + cause.getMessage(),
				cause);
	}

	@Override
	public void rollback() {
		Transaction active = required();
		if (active.isActive()) {
			active.rollback();
		}
		end();
	}

	private void end() {
		this.transaction = null;
		this.rollbackOnly = false;
		this.entityManager.context().clear();
		this.entityManager.leaveTransaction();
	}

	@Override
	public void setRollbackOnly() {
		required();
		this.rollbackOnly = true;
	}

	@Override
	public boolean getRollbackOnly() {
		required();
		return this.rollbackOnly;
	}

	@Override
	public boolean isActive() {
		return this.transaction != null;
	}

	@Override
	public void setTimeout(@Nullable Integer timeout) {
		this.timeout = timeout;
	}

	@Override
	public @Nullable Integer getTimeout() {
		return this.timeout;
	}

}
