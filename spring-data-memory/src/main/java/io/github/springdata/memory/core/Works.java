package io.github.springdata.memory.core;

import io.github.springdata.memory.store.MemoryStore;
import io.github.springdata.memory.transaction.MemoryResourceHolder;

/**
 * Finds the transaction that an operation takes place in.
 */
final class Works {

	private final MemoryStore store;

	private final EntityTables tables;

	private final EntityWriter writer;

	private final Work single;

	Works(MemoryStore store, EntityTables tables, EntityWriter writer) {
		this.store = store;
		this.tables = tables;
		this.writer = writer;
		this.single = new SingleWork(store);
	}

	/**
	 * The transaction of the current thread or, if there is none or it is over, the
	 * operation alone.
	 */
	Work current() {
		MemoryResourceHolder holder = MemoryResourceHolder.current(this.store);
		if (holder == null || !holder.isActive()) {
			return this.single;
		}
		return holder.participant(this, UnitOfWork.class, () -> new UnitOfWork(holder, this.tables, this.writer));
	}

}
