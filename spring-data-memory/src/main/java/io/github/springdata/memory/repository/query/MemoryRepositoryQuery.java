package io.github.springdata.memory.repository.query;

import java.util.List;
import java.util.Set;

import io.github.springdata.memory.core.ModifyingStatement;
import io.github.springdata.memory.core.TransactionScope;
import io.github.springdata.memory.query.execution.ResultCursor;
import org.jspecify.annotations.Nullable;

import org.springframework.data.repository.query.RepositoryQuery;

/**
 * Query method that can be run in a transaction of its caller's choice, such as one that
 * is bound to a reactive pipeline.
 */
public interface MemoryRepositoryQuery extends RepositoryQuery {

	/**
	 * Runs the query in a given transaction instead of that of the current thread.
	 * @param parameters the arguments of the call
	 * @param scope the transaction, or none
	 * @return the result, with a {@link java.util.stream.Stream} in place of results that
	 * come as they are asked for
	 */
	@Nullable Object execute(@Nullable Object[] parameters, TransactionScope scope);

	/**
	 * Runs the query in a given transaction, one step at a time. Only what is declared to
	 * be a stream comes bit by bit, all else is found in the first step.
	 * @param parameters the arguments of the call
	 * @param scope the transaction, or none
	 * @return the walk to the elements of the result
	 */
	ResultCursor<?> walk(@Nullable Object[] parameters, TransactionScope scope);

	/**
	 * Whether {@link #execute(Object[])} returns exactly what the method declares.
	 * @return {@code true} if neither the result nor an element of it has to be converted
	 */
	default boolean returnsAsDeclared() {
		return false;
	}

	/**
	 * Whether a publisher as an argument stands for all that it delivers, rather than for
	 * one value.
	 * @param index the position of the parameter in the method
	 * @return {@code true} if the query takes a list of its values
	 */
	default boolean takesSeveral(int index) {
		return false;
	}

	/**
	 * What a call would delete or insert.
	 * @param parameters the arguments of the call
	 * @param scope the transaction, or none
	 * @return the entities, or new instances
	 */
	List<?> instances(@Nullable Object[] parameters, TransactionScope scope);

	/**
	 * What a call does to rows.
	 * @return the kind, or {@code null} if it changes nothing
	 */
	ModifyingStatement.@Nullable Kind writes();

	/**
	 * The entities whose tables a call reads.
	 * @return the types
	 */
	Set<Class<?>> entityTypes();

}
