package io.github.springdata.memory.core;

import org.jspecify.annotations.Nullable;

import io.github.springdata.memory.query.Query;
import io.github.springdata.memory.query.execution.PreparedQuery;
import io.github.springdata.memory.query.execution.QueryEngine;
import io.github.springdata.memory.transaction.MemoryResourceHolder;

import org.springframework.util.Assert;

/**
 * Context that the queries of one template share.
 *
 * @param works finds the transaction
 * @param engine compiles queries
 * @param remover deletes rows
 * @param bulkUpdate changes rows
 * @param projections makes projections
 */
record QueryContext(CurrentUnitOfWork works, QueryEngine engine, EntityRemover remover, BulkUpdate bulkUpdate,
		Projections projections) {

	UnitOfWork work() {
		return this.works.current();
	}

	/**
	 * The same in a given transaction, or in none.
	 */
	QueryContext within(@Nullable MemoryResourceHolder transaction) {
		return new QueryContext(this.works.within(transaction), this.engine, this.remover, this.bulkUpdate,
				this.projections);
	}

	PreparedQuery prepare(Query query, EntityTable<?> table) {
		Assert.isNull(query.getScrollPosition(),
				() -> "Query '%s' has a scroll position, which only a scroll can start from: give it to scroll(..)"
					.formatted(query));
		return this.engine.prepare(query, table.entity());
	}

}
