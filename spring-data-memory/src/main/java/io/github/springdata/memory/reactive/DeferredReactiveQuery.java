package io.github.springdata.memory.reactive;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.ScrollPosition;
import org.springframework.data.domain.Slice;
import org.springframework.data.domain.Window;

import io.github.springdata.memory.query.Update;
import io.github.springdata.memory.query.execution.QueryArguments;
import io.github.springdata.memory.query.execution.QueryPlan;

/**
 * A query for an entity that is not known yet. It is compiled when it is subscribed to,
 * in a thread that may wait.
 *
 * @param <T> the type of the results
 * @param entities gets to know the entity
 * @param entity the type of the entity
 * @param compiled compiles the query
 */
record DeferredReactiveQuery<T>(KnownEntities entities, Class<?> entity,
		Supplier<ReactiveEntityQuery<T>> compiled) implements ReactiveEntityQuery<T> {

	@Override
	public Flux<T> all(QueryArguments arguments) {
		return this.entities.with(this.entity, Flux.defer(() -> this.compiled.get().all(arguments)));
	}

	@Override
	public Mono<T> one(QueryArguments arguments) {
		return run((query) -> query.one(arguments));
	}

	@Override
	public Mono<T> first(QueryArguments arguments) {
		return run((query) -> query.first(arguments));
	}

	@Override
	public Mono<Page<T>> page(QueryArguments arguments, Pageable pageable) {
		return run((query) -> query.page(arguments, pageable));
	}

	@Override
	public Mono<Slice<T>> slice(QueryArguments arguments, Pageable pageable) {
		return run((query) -> query.slice(arguments, pageable));
	}

	@Override
	public Mono<Window<T>> scroll(QueryArguments arguments, ScrollPosition position) {
		return run((query) -> query.scroll(arguments, position));
	}

	@Override
	public Mono<Long> count(QueryArguments arguments) {
		return run((query) -> query.count(arguments));
	}

	@Override
	public Mono<Boolean> exists(QueryArguments arguments) {
		return run((query) -> query.exists(arguments));
	}

	@Override
	public Mono<Long> delete(QueryArguments arguments) {
		return run((query) -> query.delete(arguments));
	}

	@Override
	public Mono<Long> update(Update update, QueryArguments arguments) {
		return run((query) -> query.update(update, arguments));
	}

	@Override
	public <R> ReactiveEntityQuery<R> as(Class<R> type) {
		return new DeferredReactiveQuery<>(this.entities, this.entity, () -> this.compiled.get().as(type));
	}

	@Override
	public <R> ReactiveEntityQuery<R> project(List<String> paths, Class<R> type) {
		return new DeferredReactiveQuery<>(this.entities, this.entity, () -> this.compiled.get().project(paths, type));
	}

	@Override
	public <R> ReactiveEntityQuery<R> project(String path, Class<R> type) {
		return new DeferredReactiveQuery<>(this.entities, this.entity, () -> this.compiled.get().project(path, type));
	}

	@Override
	public Mono<QueryPlan> explain(QueryArguments arguments) {
		return run((query) -> query.explain(arguments));
	}

	@Override
	public Mono<QueryPlan> explainScroll(QueryArguments arguments, ScrollPosition position) {
		return run((query) -> query.explainScroll(arguments, position));
	}

	private <R> Mono<R> run(Function<ReactiveEntityQuery<T>, Mono<R>> execution) {
		return this.entities.with(this.entity, Mono.defer(() -> execution.apply(this.compiled.get())));
	}

}
