package io.github.springdata.memory.core;

import java.util.List;
import java.util.Set;
import java.util.function.Function;

import io.github.springdata.memory.query.statement.StatementParameter;
import io.github.springdata.memory.transaction.MemoryResourceHolder;
import org.jspecify.annotations.Nullable;

/**
 * A compiled statement that updates, deletes or inserts.
 */
public interface ModifyingStatement {

	/**
	 * The parameters, each once.
	 * @return the parameters in the order in which they stand in the text
	 */
	List<StatementParameter> parameters();

	/**
	 * Changes all rows that are concerned, or none, in the transaction of the caller if
	 * there is one. Indexes, versions and managed instances are kept up to date.
	 * @param argument gives the value of a parameter
	 * @return the number of rows that were updated, deleted or inserted
	 */
	long execute(Function<StatementParameter, @Nullable Object> argument);

	/**
	 * What is done to rows.
	 * @return the kind
	 */
	Kind kind();

	/**
	 * The entities whose tables are read, the one that is written included.
	 * @return the types
	 */
	Set<Class<?>> entityTypes();

	/**
	 * The instances that an execution would delete or insert. Nothing is changed.
	 * @param argument gives the value of a parameter
	 * @return those to be deleted, or new ones; none for an update, which needs no
	 * instances
	 */
	List<?> instances(Function<StatementParameter, @Nullable Object> argument);

	/**
	 * The same statement with a name, under which its full scans are counted.
	 * @param name the name, for example that of a repository method
	 * @return the statement
	 */
	ModifyingStatement named(String name);

	/**
	 * The same statement in a given transaction instead of that of the current thread.
	 * @param transaction the transaction, or {@code null} for none
	 * @return the statement
	 */
	ModifyingStatement within(@Nullable MemoryResourceHolder transaction);

	/**
	 * What a statement does to rows.
	 */
	enum Kind {

		/**
		 * Rows are updated.
		 */
		UPDATE,

		/**
		 * Rows are deleted.
		 */
		DELETE,

		/**
		 * Rows are inserted.
		 */
		INSERT

	}

}
