package io.github.springdata.memory.transaction;

import org.jspecify.annotations.Nullable;

import org.springframework.dao.InvalidDataAccessApiUsageException;

import io.github.springdata.memory.store.MemoryStore;

/**
 * The transaction that a thread runs a part of although it is not bound to the thread.
 *
 * @param store the store of the transaction
 * @param holder the transaction
 */
record DetachedTransaction(MemoryStore store, MemoryResourceHolder holder) {

	private static final ThreadLocal<@Nullable DetachedTransaction> CURRENT = new ThreadLocal<>();

	/**
	 * Whether there has ever been one, so that reads of those who have none stay cheap.
	 */
	private static volatile boolean used;

	static void run(MemoryStore store, MemoryResourceHolder holder, Runnable part) {
		used = true;
		DetachedTransaction outer = CURRENT.get();
		CURRENT.set(new DetachedTransaction(store, holder));
		try {
			part.run();
		}
		finally {
			if (outer != null) {
				CURRENT.set(outer);
			}
			else {
				CURRENT.remove();
			}
		}
	}

	/**
	 * Runs something that is no part of the transaction, although it comes from within
	 * one.
	 */
	static void runWithout(Runnable action) {
		DetachedTransaction outer = used ? CURRENT.get() : null;
		if (outer == null) {
			action.run();
			return;
		}
		CURRENT.remove();
		try {
			action.run();
		}
		finally {
			CURRENT.set(outer);
		}
	}

	/**
	 * Refuses an operation that takes place while the thread runs a part of a transaction
	 * in progress on the same store.
	 */
	static void refuse(MemoryStore store) {
		DetachedTransaction current = used ? CURRENT.get() : null;
		if (current != null && current.store == store && current.holder.isActive()) {
			throw new InvalidDataAccessApiUsageException(
					"A blocking operation within a reactive transaction on the same store would not take part in it; use a reactive repository or ReactiveMemoryOperations, or do it after the transaction");
		}
	}

}
