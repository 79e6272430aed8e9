package io.github.springdata.memory.reactive;

import reactor.core.publisher.Mono;

import org.springframework.util.Assert;

import io.github.springdata.memory.query.Query;
import io.github.springdata.memory.query.execution.QueryArguments;

/**
 * A deletion as far as it is put together.
 */
record FluentReactiveDelete<T>(ReactiveMemoryOperations operations, Class<T> type,
		Query query) implements ReactiveDeleteOperation<T> {

	@Override
	public ReactiveDeleteOperation<T> matching(Query query) {
		Assert.notNull(query, "Query must not be null");
		return new FluentReactiveDelete<>(this.operations, this.type, query);
	}

	@Override
	public Mono<Long> all() {
		return Mono.defer(() -> this.operations.prepare(this.query, this.type).delete(QueryArguments.none()));
	}

}
