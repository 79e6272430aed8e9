package io.github.springdata.memory.core;

import io.github.springdata.memory.query.execution.PreparedQuery;
import io.github.springdata.memory.query.statement.EntitySelection;

/**
 * The rows of an entity that the results of a statement are made of, one each, so that
 * results are scrolled by the keys of the rows.
 *
 * @param table the table
 * @param query the query for the rows
 */
record TupleRows(EntityTable<?> table, PreparedQuery query) {

	static TupleRows of(QueryContext support, EntityTable<?> table, EntitySelection selection) {
		return new TupleRows(table, support.prepare(selection.query(), table));
	}

	TupleRows named(String name) {
		return new TupleRows(this.table, this.query.named(name));
	}

}
