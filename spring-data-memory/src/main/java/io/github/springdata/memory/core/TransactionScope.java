package io.github.springdata.memory.core;

import java.util.BitSet;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.springdata.memory.transaction.MemoryResourceHolder;

import org.springframework.util.Assert;

/**
 * Transaction, or the absence of one, that operations take place in instead of that of
 * the current thread. What callers have prepared for any transaction runs in this one;
 * the reactive side is made of it.
 */
public final class TransactionScope {

	private static final TransactionScope NONE = new TransactionScope(null);

	private final @Nullable MemoryResourceHolder transaction;

	private TransactionScope(@Nullable MemoryResourceHolder transaction) {
		this.transaction = transaction;
	}

	/**
	 * Returns the scope of a transaction.
	 * @param transaction the transaction
	 * @return the scope, for one thread at a time
	 */
	public static TransactionScope of(MemoryResourceHolder transaction) {
		Assert.notNull(transaction, "Transaction must not be null");
		return new TransactionScope(transaction);
	}

	/**
	 * Returns the scope without a transaction, in which each operation is a unit of its
	 * own.
	 * @return the scope
	 */
	public static TransactionScope none() {
		return NONE;
	}

	/**
	 * Returns the operations of a template in this scope.
	 * @param template the template
	 * @return the operations
	 */
	public MemoryOperations operations(MemoryTemplate template) {
		return template.within(this.transaction);
	}

	/**
	 * Returns a query in this scope.
	 * @param <T> the type of the results
	 * @param query the query
	 * @return the query
	 */
	public <T> EntityQuery<T> query(EntityQuery<T> query) {
		return query.within(this.transaction);
	}

	/**
	 * Returns a statement in this scope.
	 * @param statement the statement
	 * @return the statement
	 */
	public ModifyingStatement statement(ModifyingStatement statement) {
		return statement.within(this.transaction);
	}

	/**
	 * Gives instances their ids and versions, without writing them yet, for those who
	 * have something to do in between.
	 * @param <T> the type of the entities
	 * @param template the template
	 * @param instances the instances
	 * @param inserts the positions of those that have no row
	 * @return the writes, to be completed
	 */
	public <T> StagedWrites<T> stage(MemoryTemplate template, List<T> instances, BitSet inserts) {
		Assert.notNull(instances, "Instances must not be null");
		return template.within(this.transaction).stage(instances, inserts);
	}

}
