package io.github.springdata.memory.core;

import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import io.github.springdata.memory.store.MemoryStore;
import io.github.springdata.memory.transaction.MemoryResourceHolder;

/**
 * Finds the transaction that an operation takes place in.
 */
final class Works {

	private final EntityTables tables;

	private final EntityWriter writer;

	private final Work single;

	private final Supplier<@Nullable MemoryResourceHolder> transaction;

	Works(MemoryStore store, EntityTables tables, EntityWriter writer) {
		this(tables, writer, new SingleWork(store), () -> MemoryResourceHolder.current(store));
	}

	private Works(EntityTables tables, EntityWriter writer, Work single,
			Supplier<@Nullable MemoryResourceHolder> transaction) {
		this.tables = tables;
		this.writer = writer;
		this.single = single;
		this.transaction = transaction;
	}

	/**
	 * The same works, found in a given transaction instead of the current thread's.
	 * @param holder the transaction, or {@code null} for none
	 */
	Works within(@Nullable MemoryResourceHolder holder) {
		return new Works(this.tables, this.writer, this.single, () -> holder);
	}

	/**
	 * The transaction in progress or, if there is none or it is over, the operation
	 * alone.
	 */
	Work current() {
		MemoryResourceHolder holder = this.transaction.get();
		if (holder == null || !holder.isActive()) {
			return this.single;
		}
		return holder.participant(this.tables, UnitOfWork.class,
				() -> new UnitOfWork(holder, this.tables, this.writer));
	}

}
