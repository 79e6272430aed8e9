package io.github.springdata.memory.reactive;

import reactor.core.publisher.Mono;

import org.springframework.util.Assert;

import io.github.springdata.memory.query.Query;
import io.github.springdata.memory.query.Update;
import io.github.springdata.memory.query.execution.QueryArguments;

/**
 * An update as far as it is put together.
 */
record FluentReactiveUpdate<T>(ReactiveMemoryOperations operations, Class<T> type,
		Query query) implements ReactiveUpdateOperation<T> {

	@Override
	public ReactiveUpdateOperation<T> matching(Query query) {
		Assert.notNull(query, "Query must not be null");
		return new FluentReactiveUpdate<>(this.operations, this.type, query);
	}

	@Override
	public Mono<Long> apply(Update update) {
		Assert.notNull(update, "Update must not be null");
		return Mono.defer(() -> this.operations.prepare(this.query, this.type).update(update, QueryArguments.none()));
	}

}
