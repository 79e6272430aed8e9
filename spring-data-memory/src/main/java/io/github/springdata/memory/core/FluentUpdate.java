package io.github.springdata.memory.core;

import io.github.springdata.memory.query.Query;
import io.github.springdata.memory.query.Update;
import io.github.springdata.memory.query.execution.QueryArguments;

import org.springframework.util.Assert;

/**
 * An update as far as it is put together.
 *
 * @param <T> the type of the entity
 * @param operations prepares the query
 * @param type the class of the entity
 * @param query finds the rows
 */
record FluentUpdate<T>(MemoryOperations operations, Class<T> type, Query query) implements UpdateOperation<T> {

	@Override
	public UpdateOperation<T> matching(Query query) {
		Assert.notNull(query, "Query must not be null");
		return new FluentUpdate<>(this.operations, this.type, query);
	}

	@Override
	public long apply(Update update) {
		Assert.notNull(update, "Update must not be null");
		return this.operations.prepare(this.query, this.type).update(update, QueryArguments.none());
	}

}
