package io.github.springdata.memory.core;

import io.github.springdata.memory.query.execution.PreparedQuery;
import io.github.springdata.memory.query.statement.EntitySelection;
import org.jspecify.annotations.Nullable;

/**
 * The rows of an entity that the results of a statement are made of, one each, so that
 * results are scrolled by the keys of the rows.
 *
 * @param table the table
 * @param selection decides between the queries
 * @param exact the query for arguments of the types of their properties
 * @param computed the query for any
 */
record TupleRows(EntityTable<?> table, EntitySelection selection, PreparedQuery exact, PreparedQuery computed) {

	static TupleRows of(OperationsSupport support, EntityTable<?> table, EntitySelection selection) {
		return new TupleRows(table, selection, support.prepare(selection.exact(), table),
				support.prepare(selection.computed(), table));
	}

	TupleRows named(String name) {
		return new TupleRows(this.table, this.selection, this.exact.named(name), this.computed.named(name));
	}

	PreparedQuery query(@Nullable Object[] values) {
		return this.selection.isExact(values) ? this.exact : this.computed;
	}

}
