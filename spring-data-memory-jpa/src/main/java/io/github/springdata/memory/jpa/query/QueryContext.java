package io.github.springdata.memory.jpa.query;

import java.util.List;
import java.util.Set;

import io.github.springdata.memory.jpa.model.AttributeModel;
import io.github.springdata.memory.jpa.support.Hints;
import io.github.springdata.memory.query.execution.TableSource;
import io.github.springdata.memory.store.Deadline;
import jakarta.persistence.FlushModeType;
import jakarta.persistence.LockModeType;
import org.jspecify.annotations.Nullable;

/**
 * Persistence context as queries see it.
 */
public interface QueryContext {

	/**
	 * Whether the context is open.
	 * @return {@code false} if it was closed
	 */
	boolean isOpen();

	/**
	 * Checks that the context is open. If it is not, the transaction is marked for
	 * rollback.
	 * @throws IllegalStateException if it was closed
	 */
	void requireOpen();

	/**
	 * Checks that there is a transaction.
	 * @throws jakarta.persistence.TransactionRequiredException if there is none
	 */
	void requireTransaction();

	/**
	 * Writes pending changes, if the query is to see them.
	 * @param mode the flush mode of the query, or {@code null} for that of the context
	 * @param tables the names of the tables that the query reads
	 */
	void beforeQuery(@Nullable FlushModeType mode, Set<String> tables);

	/**
	 * The hints of all queries of the context.
	 * @return the hints, which those of a query go before
	 */
	Hints hints();

	/**
	 * When a query that begins has to end.
	 * @param hints the hints of the query
	 * @return the deadline, or {@code null} if there is none
	 */
	@Nullable Deadline deadline(Hints hints);

	/**
	 * The tables as the query is to see them.
	 * @param deadline when the query has to end, or {@code null}
	 * @return the tables, pending changes that were written included
	 */
	TableSource tables(@Nullable Deadline deadline);

	/**
	 * What makes instances of rows.
	 * @return the loader
	 */
	EntityLoader loader();

	/**
	 * Loads attributes of a result.
	 * @param entity an instance that {@link #loader()} made
	 * @param path the attributes, each of the entities that the one before leads to
	 */
	void fetch(Object entity, List<AttributeModel> path);

	/**
	 * Loads what hints ask for with a result.
	 * @param entity an instance that {@link #loader()} made
	 * @param hints the hints of the query
	 */
	void load(Object entity, Hints hints);

	/**
	 * Locks a result.
	 * @param entity an instance that {@link #loader()} made
	 * @param mode the lock mode
	 */
	void lock(Object entity, LockModeType mode);

	/**
	 * Writes what a statement changes, past the instances of the context.
	 * @param changes the changes
	 */
	void write(List<RowChange> changes);

	/**
	 * The flush mode of the context.
	 * @return the flush mode
	 */
	FlushModeType flushMode();

	/**
	 * Turns a failure of a query into what callers see.
	 * @param failure the failure
	 * @return the exception to throw; the transaction is marked for rollback if the
	 * specification says so
	 */
	RuntimeException failed(RuntimeException failure);

	/**
	 * Another view of the context.
	 * @param <T> the type of the view
	 * @param type the class of the view
	 * @return the view
	 * @throws jakarta.persistence.PersistenceException if there is none
	 */
	<T> T unwrap(Class<T> type);

}
