package io.github.springdata.memory.reactive;

import java.util.Collection;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.ScrollPosition;
import org.springframework.data.domain.Slice;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Window;
import org.springframework.data.repository.query.FluentQuery.ReactiveFluentQuery;

import io.github.springdata.memory.query.execution.QueryArguments;

/**
 * Prepared query with an order, a limit and a type of result.
 *
 * @param <T> type of the results
 */
record PreparedReactiveFluentQuery<T>(ReactiveEntityQuery<T> query,
		QueryArguments arguments) implements ReactiveFluentQuery<T> {

	@Override
	public ReactiveFluentQuery<T> sortBy(Sort sort) {
		return new PreparedReactiveFluentQuery<>(this.query, this.arguments.withSort(this.arguments.sort().and(sort)));
	}

	@Override
	public ReactiveFluentQuery<T> limit(int limit) {
		return new PreparedReactiveFluentQuery<>(this.query, this.arguments.withLimit(limit));
	}

	@Override
	public <R> ReactiveFluentQuery<R> as(Class<R> resultType) {
		return new PreparedReactiveFluentQuery<>(this.query.as(resultType), this.arguments);
	}

	/**
	 * Entities come whole nevertheless, as nothing has to be fetched.
	 */
	@Override
	public ReactiveFluentQuery<T> project(Collection<String> properties) {
		return this;
	}

	@Override
	public Mono<T> one() {
		return this.query.one(this.arguments);
	}

	@Override
	public Mono<T> first() {
		return this.query.first(this.arguments);
	}

	@Override
	public Flux<T> all() {
		return this.query.all(this.arguments);
	}

	@Override
	public Mono<Window<T>> scroll(ScrollPosition scrollPosition) {
		return this.query.scroll(this.arguments, scrollPosition);
	}

	@Override
	public Mono<Page<T>> page(Pageable pageable) {
		return this.query.page(paged(pageable), pageable);
	}

	@Override
	public Mono<Slice<T>> slice(Pageable pageable) {
		return this.query.slice(paged(pageable), pageable);
	}

	/**
	 * The arguments for a page, whose own order takes precedence.
	 */
	private QueryArguments paged(Pageable pageable) {
		return pageable.getSort().isSorted() ? this.arguments.withSort(Sort.unsorted()) : this.arguments;
	}

	@Override
	public Mono<Long> count() {
		return this.query.count(this.arguments);
	}

	@Override
	public Mono<Boolean> exists() {
		return this.query.exists(this.arguments);
	}

}
