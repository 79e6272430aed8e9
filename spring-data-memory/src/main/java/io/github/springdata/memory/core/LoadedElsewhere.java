package io.github.springdata.memory.core;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

import io.github.springdata.memory.mapping.UnitOfWorkMode;
import io.github.springdata.memory.store.MemoryStore;
import io.github.springdata.memory.transaction.ForeignTransaction;

/**
 * Instances that were loaded in a transaction of another manager, where nobody writes
 * their changes. Those that were changed and not saved are warned of when it is
 * committed, once for each transaction of a name and each entity.
 */
final class LoadedElsewhere implements TransactionSynchronization {

	private final Key key;

	private final String transaction = ForeignTransaction.name();

	private final List<Loaded> instances = new ArrayList<>();

	private LoadedElsewhere(Key key) {
		this.key = key;
	}

	/**
	 * Takes note of an instance, if it was loaded in such a transaction.
	 */
	static void note(MemoryStore store, EntityTable<?> table, Object instance, Object row) {
		if (isAsked(store, table)) {
			of(store).instances.add(new Loaded(table, instance, row));
		}
	}

	static boolean isAsked(MemoryStore store, EntityTable<?> table) {
		return ForeignTransaction.isAround(store) && table.mode() == UnitOfWorkMode.MANAGED
				&& !table.state().isImmutable() && TransactionSynchronizationManager.isSynchronizationActive()
				&& !TransactionSynchronizationManager.isCurrentTransactionReadOnly();
	}

	private static LoadedElsewhere of(MemoryStore store) {
		Key key = new Key(store);
		LoadedElsewhere known = (LoadedElsewhere) TransactionSynchronizationManager.getResource(key);
		if (known != null) {
			return known;
		}
		LoadedElsewhere added = new LoadedElsewhere(key);
		TransactionSynchronizationManager.bindResource(key, added);
		TransactionSynchronizationManager.registerSynchronization(added);
		return added;
	}

	@Override
	public void suspend() {
		TransactionSynchronizationManager.unbindResourceIfPossible(this.key);
	}

	@Override
	public void resume() {
		TransactionSynchronizationManager.bindResource(this.key, this);
	}

	@Override
	public void afterCompletion(int status) {
		TransactionSynchronizationManager.unbindResourceIfPossible(this.key);
		if (status == STATUS_COMMITTED) {
			this.instances.stream().filter(this::isLost).forEach(this::warn);
		}
	}

	/**
	 * Whether an instance was changed, and its row is another one.
	 */
	private boolean isLost(Loaded loaded) {
		EntityTable<?> table = loaded.table();
		if (!table.state().isAssignable(loaded.instance()) || table.state().same(loaded.instance(), loaded.row())) {
			return false;
		}
		Object now = newest(loaded);
		return now != null && !table.state().same(loaded.instance(), now);
	}

	private @Nullable Object newest(Loaded loaded) {
		return this.key.store().table(loaded.table().name()).get(loaded.table().ids().require(loaded.row()));
	}

	private void warn(Loaded loaded) {
		String type = loaded.table().type().getName();
		ForeignTransaction.warnOnce(type + " in " + this.transaction,
				("An instance of %s was loaded and changed in transaction %s of another transaction manager, but not saved, so that its changes are lost."
						+ " Instances are managed in transactions of the memory store alone: save it, or load and change it in one of these,"
						+ " @Transactional(\"memoryTransactionManager\")")
					.formatted(type, this.transaction));
	}

	private record Key(MemoryStore store) {
	}

	private record Loaded(EntityTable<?> table, Object instance, Object row) {
	}

}
