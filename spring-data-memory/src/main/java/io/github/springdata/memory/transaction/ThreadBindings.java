package io.github.springdata.memory.transaction;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * All that Spring's transactions have bound to a thread: resources, synchronizations, and
 * the properties of the transaction in progress. Not that of the memory store alone, as
 * what a listener does in reply to a commit must not be lost with a transaction of any
 * other manager.
 */
record ThreadBindings(Map<Object, Object> resources, @Nullable List<TransactionSynchronization> synchronizations,
		boolean active, @Nullable String name, boolean readOnly, @Nullable Integer isolation) {

	private static ThreadBindings current() {
		return new ThreadBindings(new LinkedHashMap<>(TransactionSynchronizationManager.getResourceMap()),
				TransactionSynchronizationManager.isSynchronizationActive()
						? TransactionSynchronizationManager.getSynchronizations() : null,
				TransactionSynchronizationManager.isActualTransactionActive(),
				TransactionSynchronizationManager.getCurrentTransactionName(),
				TransactionSynchronizationManager.isCurrentTransactionReadOnly(),
				TransactionSynchronizationManager.getCurrentTransactionIsolationLevel());
	}

	/**
	 * Runs something as if no transaction were in progress on the thread.
	 */
	static void runWithout(Runnable action) {
		DetachedTransaction.runWithout(() -> {
			if (isFree()) {
				action.run();
			}
			else {
				runUnbound(action);
			}
		});
	}

	private static boolean isFree() {
		return !TransactionSynchronizationManager.isSynchronizationActive()
				&& !TransactionSynchronizationManager.isActualTransactionActive()
				&& TransactionSynchronizationManager.getResourceMap().isEmpty();
	}

	private static void runUnbound(Runnable action) {
		ThreadBindings bindings = current();
		clear();
		try {
			action.run();
		}
		finally {
			clear();
			bindings.bind();
		}
	}

	/**
	 * Unbinds everything, also what the action has left behind.
	 */
	private static void clear() {
		for (Object key : TransactionSynchronizationManager.getResourceMap().keySet()) {
			TransactionSynchronizationManager.unbindResourceIfPossible(key);
		}
		TransactionSynchronizationManager.clear();
	}

	private void bind() {
		this.resources.forEach(TransactionSynchronizationManager::bindResource);
		if (this.synchronizations != null) {
			TransactionSynchronizationManager.initSynchronization();
			this.synchronizations.forEach(TransactionSynchronizationManager::registerSynchronization);
		}
		TransactionSynchronizationManager.setActualTransactionActive(this.active);
		TransactionSynchronizationManager.setCurrentTransactionName(this.name);
		TransactionSynchronizationManager.setCurrentTransactionReadOnly(this.readOnly);
		TransactionSynchronizationManager.setCurrentTransactionIsolationLevel(this.isolation);
	}

}
