package io.github.springdata.memory.core;

import io.github.springdata.memory.query.Query;
import io.github.springdata.memory.query.execution.QueryArguments;

import org.springframework.util.Assert;

/**
 * A deletion as far as it is put together.
 *
 * @param <T> the type of the entity
 * @param operations prepares the query
 * @param type the class of the entity
 * @param query finds the rows
 */
record FluentDelete<T>(MemoryOperations operations, Class<T> type, Query query) implements DeleteOperation<T> {

	@Override
	public DeleteOperation<T> matching(Query query) {
		Assert.notNull(query, "Query must not be null");
		return new FluentDelete<>(this.operations, this.type, query);
	}

	@Override
	public long all() {
		return this.operations.prepare(this.query, this.type).deleteAndCount(QueryArguments.none());
	}

}
