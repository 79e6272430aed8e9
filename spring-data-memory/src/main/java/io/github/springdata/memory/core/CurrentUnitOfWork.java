package io.github.springdata.memory.core;

import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import io.github.springdata.memory.store.MemoryStore;
import io.github.springdata.memory.transaction.MemoryResourceHolder;

/**
 * Look-up of the transaction that an operation takes place in.
 */
record CurrentUnitOfWork(EntityTables tables, EntityWriter writer, UnitOfWork single,
		Supplier<@Nullable MemoryResourceHolder> transaction) {

	static CurrentUnitOfWork of(MemoryStore store, EntityTables tables, EntityWriter writer) {
		return new CurrentUnitOfWork(tables, writer, new AutoCommitUnitOfWork(store),
				() -> MemoryResourceHolder.current(store));
	}

	/**
	 * The same works, found in a given transaction instead of the current thread's.
	 * @param holder the transaction, or {@code null} for none
	 */
	CurrentUnitOfWork within(@Nullable MemoryResourceHolder holder) {
		return new CurrentUnitOfWork(this.tables, this.writer, this.single, () -> holder);
	}

	/**
	 * The transaction in progress or, if there is none or it is over, the operation
	 * alone.
	 */
	UnitOfWork current() {
		MemoryResourceHolder holder = this.transaction.get();
		if (holder == null || !holder.isActive()) {
			return this.single;
		}
		return holder.participant(this.tables, TransactionalUnitOfWork.class,
				() -> new TransactionalUnitOfWork(holder, this.tables, this.writer));
	}

}
