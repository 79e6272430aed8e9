package io.github.springdata.memory.jpa.context;

import java.util.Objects;

import io.github.springdata.memory.jpa.model.BasicModel;
import io.github.springdata.memory.jpa.row.Row;
import io.github.springdata.memory.store.Transaction;
import jakarta.persistence.EntityNotFoundException;
import jakarta.persistence.LockModeType;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PersistenceException;

/**
 * Locks on instances (Jakarta Persistence 3.2, section 3.5). Nobody waits for anybody:
 * every lock is a check at commit that no other transaction has written the row.
 */
public final class Locks {

	private final PersistenceContext context;

	/**
	 * Creates the locks of a context.
	 * @param context a context with a transaction
	 */
	public Locks(PersistenceContext context) {
		this.context = context;
	}

	/**
	 * Locks an instance.
	 * @param instance a managed instance
	 * @param mode the mode
	 * @throws OptimisticLockException if its row was changed or deleted since it was read
	 * @throws PersistenceException if the mode needs a version and there is none
	 */
	public void lock(Object instance, LockModeType mode) {
		ManagedEntity managed = Objects.requireNonNull(this.context.managed(instance));
		if (mode == LockModeType.NONE) {
			managed.lock(mode);
			return;
		}
		BasicModel version = managed.entity().version();
		if (version == null && mode == LockModeType.PESSIMISTIC_FORCE_INCREMENT) {
			throw new PersistenceException(
					"%s has no version to increment; declare one with @Version, or use another lock mode"
						.formatted(managed.entity().name()));
		}
		managed.lock(mode);
		if (!managed.isNew()) {
			confirm(managed);
		}
	}

	private void confirm(ManagedEntity managed) {
		Transaction transaction = this.context.transaction();
		Object id = Objects.requireNonNull(managed.id());
		if (!transaction.isReadOnly()) {
			StoreFailures.translate(() -> transaction.lock(managed.type().table(), id), managed.entity().name(),
					managed.instance());
		}
		Row row = this.context.row(managed.type(), id);
		if (row == null) {
			throw new EntityNotFoundException("The row of the %s is not there any more".formatted(managed));
		}
		int version = managed.type().versionColumn();
		Row before = Objects.requireNonNull(managed.row());
		if (version >= 0 && !Objects.deepEquals(before.get(version), row.get(version))) {
			throw new OptimisticLockException(
					"The %s was changed by another transaction since it was read".formatted(managed), null,
					managed.instance());
		}
	}

	/**
	 * The mode in which an instance is locked.
	 * @param instance a managed instance
	 * @return the mode, {@link LockModeType#NONE} for none
	 */
	public LockModeType modeOf(Object instance) {
		return Objects.requireNonNull(this.context.managed(instance)).lockMode();
	}

}
