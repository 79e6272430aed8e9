package io.github.springdata.memory.core;

import java.util.List;

import io.github.springdata.memory.query.execution.PreparedQuery;
import io.github.springdata.memory.query.execution.QueryArguments;
import io.github.springdata.memory.store.IsolationLevel;
import io.github.springdata.memory.store.Table;
import io.github.springdata.memory.store.Transaction;

/**
 * One execution of a query for the rows of a table.
 *
 * @param table the table
 * @param prepared the query
 * @param arguments the arguments of the execution
 */
record TableQuery(EntityTable<?> table, PreparedQuery prepared, QueryArguments arguments) {

	/**
	 * The table as a transaction sees it. A serializable one takes note of what is
	 * searched for.
	 */
	Table open(Transaction transaction) {
		if (transaction.isolation() == IsolationLevel.SERIALIZABLE) {
			return transaction.table(this.table.name(), this.prepared.matcher(this.arguments));
		}
		return transaction.table(this.table.name());
	}

	/**
	 * The rows that a transaction finds.
	 */
	List<Object> rows(Transaction transaction) {
		return this.prepared.list(open(transaction), this.arguments);
	}

}
