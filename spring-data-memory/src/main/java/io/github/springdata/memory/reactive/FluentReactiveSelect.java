package io.github.springdata.memory.reactive;

import java.util.function.Function;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.ScrollPosition;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Window;
import org.springframework.util.Assert;

import io.github.springdata.memory.query.Criteria;
import io.github.springdata.memory.query.Query;
import io.github.springdata.memory.query.execution.QueryArguments;
import io.github.springdata.memory.query.execution.QueryPlan;

/**
 * A query as far as it is put together. It is compiled when it is run.
 *
 * @param <T> the type of the results
 * @param query the query
 * @param compiler compiles it
 */
record FluentReactiveSelect<T>(Query query,
		Function<Query, ReactiveEntityQuery<T>> compiler) implements ReactiveSelectOperation<T> {

	@Override
	public ReactiveSelectOperation<T> matching(Query query) {
		Assert.notNull(query, "Query must not be null");
		return with(query);
	}

	@Override
	public ReactiveSelectOperation<T> matching(Criteria criteria) {
		Query query = Query.query(criteria).sort(this.query.getSort()).offset(this.query.getOffset());
		return with(this.query.isLimited() ? query.limit(this.query.getLimit()) : query);
	}

	@Override
	public ReactiveSelectOperation<T> sort(Sort sort) {
		return with(this.query.sort(sort));
	}

	@Override
	public ReactiveSelectOperation<T> limit(int limit) {
		return with(this.query.limit(limit));
	}

	@Override
	public ReactiveSelectOperation<T> offset(long offset) {
		return with(this.query.offset(offset));
	}

	private ReactiveSelectOperation<T> with(Query query) {
		return new FluentReactiveSelect<>(query, this.compiler);
	}

	@Override
	public <R> ReactiveSelectOperation<R> as(Class<R> type) {
		this.compiler.apply(Query.empty()).as(type);
		return new FluentReactiveSelect<>(this.query, (query) -> this.compiler.apply(query).as(type));
	}

	@Override
	public Flux<T> all() {
		return Flux.defer(() -> prepare().all(QueryArguments.none()));
	}

	@Override
	public Mono<T> one() {
		return run((query) -> query.one(QueryArguments.none()));
	}

	@Override
	public Mono<T> first() {
		return run((query) -> query.first(QueryArguments.none()));
	}

	@Override
	public Mono<Long> count() {
		return run((query) -> query.count(QueryArguments.none()));
	}

	@Override
	public Mono<Boolean> exists() {
		return run((query) -> query.exists(QueryArguments.none()));
	}

	@Override
	public Mono<Page<T>> page(Pageable pageable) {
		Assert.notNull(pageable, "Pageable must not be null");
		return run((query) -> query.page(QueryArguments.none(), pageable));
	}

	@Override
	public Mono<Window<T>> scroll(ScrollPosition position) {
		Assert.notNull(position, "Position must not be null");
		return run((query) -> query.scroll(QueryArguments.none(), position));
	}

	@Override
	public Mono<QueryPlan> explain() {
		return run((query) -> query.explain(QueryArguments.none()));
	}

	private <R> Mono<R> run(Function<ReactiveEntityQuery<T>, Mono<R>> execution) {
		return Mono.defer(() -> execution.apply(prepare()));
	}

	private ReactiveEntityQuery<T> prepare() {
		return this.compiler.apply(this.query);
	}

}
