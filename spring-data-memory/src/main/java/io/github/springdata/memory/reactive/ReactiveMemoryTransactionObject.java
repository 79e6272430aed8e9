package io.github.springdata.memory.reactive;

import org.jspecify.annotations.Nullable;

import org.springframework.transaction.NoTransactionException;

/**
 * State that {@link ReactiveMemoryTransactionManager} has of a transaction in progress,
 * or of none.
 */
final class ReactiveMemoryTransactionObject {

	private @Nullable ReactiveUnit unit;

	ReactiveMemoryTransactionObject(@Nullable ReactiveUnit unit) {
		this.unit = unit;
	}

	boolean hasUnit() {
		return this.unit != null;
	}

	void setUnit(@Nullable ReactiveUnit unit) {
		this.unit = unit;
	}

	ReactiveUnit getUnit() {
		ReactiveUnit unit = this.unit;
		if (unit == null) {
			throw new NoTransactionException("No transaction in progress on this store");
		}
		return unit;
	}

}
