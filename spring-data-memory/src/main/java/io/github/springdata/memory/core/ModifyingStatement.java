package io.github.springdata.memory.core;

import java.util.List;
import java.util.function.Function;

import io.github.springdata.memory.query.statement.StatementParameter;
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

}
