package io.github.springdata.memory.reactive;

import java.util.List;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageImpl;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.ScrollPosition;
import org.springframework.data.domain.Slice;
import org.springframework.data.domain.SliceImpl;
import org.springframework.data.domain.Window;

import io.github.springdata.memory.core.EntityQuery;
import io.github.springdata.memory.query.Update;
import io.github.springdata.memory.query.execution.QueryArguments;
import io.github.springdata.memory.query.execution.QueryPlan;
import io.github.springdata.memory.transaction.MemoryResourceHolder;

/**
 * Runs a compiled query in the transaction of the pipeline.
 *
 * @param <T> the type of the results
 * @param support what the template shares
 * @param entity the type of the entity
 * @param query the query
 * @param loads whether the results are entities, of which callbacks are told
 */
record PreparedReactiveQuery<T>(ReactiveSupport support, Class<?> entity, EntityQuery<T> query,
		boolean loads) implements ReactiveEntityQuery<T> {

	@Override
	public Flux<T> all(QueryArguments arguments) {
		Flux<T> rows = Flux.defer(() -> this.support.execution()
			.stream(isLarge(), (holder) -> this.query.within(holder).walk(arguments)));
		return callsBack() ? rows.concatMap(this::loaded, 1) : rows;
	}

	@Override
	public Mono<T> one(QueryArguments arguments) {
		return loaded(read((holder) -> this.query.within(holder).one(arguments).orElse(null)));
	}

	@Override
	public Mono<T> first(QueryArguments arguments) {
		return loaded(read((holder) -> this.query.within(holder).first(arguments)));
	}

	@Override
	public Mono<Page<T>> page(QueryArguments arguments, Pageable pageable) {
		Mono<Page<T>> page = read((holder) -> this.query.within(holder).page(arguments, pageable));
		return !callsBack() ? page : page.flatMap((found) -> loaded(found.getContent())
			.map((content) -> new PageImpl<>(content, pageable, found.getTotalElements())));
	}

	@Override
	public Mono<Slice<T>> slice(QueryArguments arguments, Pageable pageable) {
		Mono<Slice<T>> slice = read((holder) -> this.query.within(holder).slice(arguments, pageable));
		return !callsBack() ? slice : slice.flatMap((found) -> loaded(found.getContent())
			.map((content) -> new SliceImpl<>(content, pageable, found.hasNext())));
	}

	@Override
	public Mono<Window<T>> scroll(QueryArguments arguments, ScrollPosition position) {
		Mono<Window<T>> window = read((holder) -> this.query.within(holder).scroll(arguments, position));
		return !callsBack() ? window : window.flatMap((found) -> loaded(found.getContent())
			.map((content) -> Window.from(content, found::positionAt, found.hasNext())));
	}

	@Override
	public Mono<Long> count(QueryArguments arguments) {
		return read((holder) -> this.query.within(holder).count(arguments));
	}

	@Override
	public Mono<Boolean> exists(QueryArguments arguments) {
		return read((holder) -> this.query.within(holder).exists(arguments));
	}

	@Override
	public Mono<Long> delete(QueryArguments arguments) {
		if (this.support.remover().hasCallbacks()) {
			return write((unit) -> unit.run((holder) -> this.query.within(holder).list(arguments))
				.flatMap((found) -> this.support.remover().delete(unit, found)));
		}
		return write((unit) -> unit.run((holder) -> this.query.within(holder).deleteAndCount(arguments))
			.doOnNext(unit::writes));
	}

	@Override
	public Mono<Long> update(Update update, QueryArguments arguments) {
		return write((unit) -> unit.run((holder) -> this.query.within(holder).update(update, arguments))
			.doOnNext(unit::writes));
	}

	@Override
	public <R> ReactiveEntityQuery<R> as(Class<R> type) {
		return new PreparedReactiveQuery<>(this.support, this.entity, this.query.as(type),
				type.isAssignableFrom(this.entity));
	}

	@Override
	public <R> ReactiveEntityQuery<R> project(List<String> paths, Class<R> type) {
		return new PreparedReactiveQuery<>(this.support, this.entity, this.query.project(paths, type),
				type.isAssignableFrom(this.entity));
	}

	@Override
	public <R> ReactiveEntityQuery<R> project(String path, Class<R> type) {
		return new PreparedReactiveQuery<>(this.support, this.entity, this.query.project(path, type), false);
	}

	@Override
	public Mono<QueryPlan> explain(QueryArguments arguments) {
		return read((holder) -> this.query.within(holder).explain(arguments));
	}

	@Override
	public Mono<QueryPlan> explainScroll(QueryArguments arguments, ScrollPosition position) {
		return read((holder) -> this.query.within(holder).explainScroll(arguments, position));
	}

	private <R> Mono<R> read(Function<@Nullable MemoryResourceHolder, @Nullable R> operation) {
		return Mono.defer(() -> this.support.execution().read(isLarge(), operation));
	}

	private <R> Mono<R> write(Function<ReactiveUnit, Mono<R>> operation) {
		return Mono.defer(() -> this.support.execution().write(isLarge(), operation));
	}

	private boolean isLarge() {
		return this.support.isLarge(this.entity);
	}

	private boolean callsBack() {
		return this.loads && this.support.callbacks().has(ReactiveAfterConvertCallback.class);
	}

	private Mono<T> loaded(Mono<T> result) {
		return callsBack() ? result.flatMap(this::loaded) : result;
	}

	private Mono<T> loaded(T instance) {
		return this.support.callbacks().call(ReactiveAfterConvertCallback.class, instance);
	}

	private Mono<List<T>> loaded(List<T> instances) {
		return this.support.callbacks().callAll(ReactiveAfterConvertCallback.class, instances);
	}

}
