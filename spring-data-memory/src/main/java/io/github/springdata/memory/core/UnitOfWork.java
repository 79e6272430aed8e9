package io.github.springdata.memory.core;

import java.util.Collection;
import java.util.List;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.github.springdata.memory.query.execution.TableSource;
import io.github.springdata.memory.store.Table;
import io.github.springdata.memory.store.Transaction;

/**
 * Unit that an operation is part of: the transaction of its caller, or nothing but
 * itself. What a unit of one operation has no need of has a default.
 */
sealed interface UnitOfWork permits AutoCommitUnitOfWork, TransactionalUnitOfWork {

	/**
	 * A table, to be read whatever the state of its rows is.
	 */
	Table table(EntityTable<?> table);

	/**
	 * The table of a search, with all that was changed so far.
	 */
	Table open(TableQuery query);

	/**
	 * Tables that belong together, with all that was changed so far.
	 */
	TableSource open(Collection<EntityTable<?>> tables);

	/**
	 * Refuses to go on past the deadline of the transaction.
	 */
	default void checkTime() {
	}

	/**
	 * Writes what is pending for a table, before a statement that runs a query on it.
	 * @return whether anything was
	 */
	default boolean flush(EntityTable<?> table) {
		return false;
	}

	/**
	 * A row by its id, or {@code null}.
	 */
	@Nullable Object row(EntityTable<?> table, Object id);

	/**
	 * The row to read in place of one that was found some time ago: what was written here
	 * since counts, what others committed since does not.
	 */
	default Object newest(EntityTable<?> table, Object row) {
		return row;
	}

	/**
	 * The instance to hand out for a row that is found now.
	 */
	<T> T instance(EntityTable<T> table, Object row);

	/**
	 * The instance to hand out for a row that was found some time ago. One that has been
	 * read anew since keeps its state.
	 * @param moment when it was found
	 */
	<T> T instance(EntityTable<T> table, Object row, long moment);

	/**
	 * The present moment, in the count of this work.
	 */
	default long moment() {
		return 0;
	}

	/**
	 * The instances to hand out for rows.
	 * @param rows the rows, in a list that may be returned as it is
	 */
	<T> List<T> instances(EntityTable<T> table, List<Object> rows);

	/**
	 * Runs a statement of a single write.
	 * @param statement may be run again after a conflict
	 */
	<R> R run(Function<Transaction, R> statement);

	/**
	 * Runs a statement of several writes, which happen all or not at all.
	 * @param statement may be run again after a conflict
	 */
	<R> R runAtomically(Function<Transaction, R> statement);

	/**
	 * Runs a statement.
	 * @param several whether it may write more than one row
	 * @param statement may be run again after a conflict
	 */
	default <R> R run(boolean several, Function<Transaction, R> statement) {
		return several ? runAtomically(statement) : run(statement);
	}

	/**
	 * The instance to be saved in place of a given one that is not new.
	 * @param undo takes what is to be done if saving fails
	 */
	default <T> T attach(EntityTable<T> table, T instance, UndoLog undo) {
		return instance;
	}

	/**
	 * Whether this very instance was deleted here, so that saving it inserts it again.
	 */
	default boolean isDeleted(EntityTable<?> table, Object instance) {
		return false;
	}

	/**
	 * Takes note of a saved instance.
	 */
	default void saved(PendingWrite<?> write) {
	}

	/**
	 * Takes note of a row that was changed without an instance.
	 */
	default void changed(EntityTable<?> table, Object row) {
	}

	/**
	 * Takes note of a deleted row.
	 * @param row the row that is gone
	 * @param instance the instance by which it was deleted, {@code null} if there is none
	 */
	default void deleted(EntityTable<?> table, Object row, @Nullable Object instance) {
	}

}
