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

import io.github.springdata.memory.repository.query.FluentShape;

/**
 * Prepared query for results of a shape.
 *
 * @param <T> type of the results
 * @param entities the query for the entities
 * @param shape what is asked for
 */
record PreparedReactiveFluentQuery<T>(ReactiveEntityQuery<?> entities,
		FluentShape<T> shape) implements ReactiveFluentQuery<T> {

	@Override
	public ReactiveFluentQuery<T> sortBy(Sort sort) {
		return new PreparedReactiveFluentQuery<>(this.entities, this.shape.sortBy(sort));
	}

	@Override
	public ReactiveFluentQuery<T> limit(int limit) {
		return new PreparedReactiveFluentQuery<>(this.entities, this.shape.limit(limit));
	}

	@Override
	public <R> ReactiveFluentQuery<R> as(Class<R> resultType) {
		return new PreparedReactiveFluentQuery<>(this.entities, this.shape.as(resultType));
	}

	@Override
	public ReactiveFluentQuery<T> project(Collection<String> properties) {
		return new PreparedReactiveFluentQuery<>(this.entities, this.shape.project(properties));
	}

	private ReactiveEntityQuery<T> query() {
		return this.entities.select(this.shape::select, this.shape.isEntity());
	}

	@Override
	public Mono<T> one() {
		return query().one(this.shape.arguments());
	}

	@Override
	public Mono<T> first() {
		return query().first(this.shape.arguments());
	}

	@Override
	public Flux<T> all() {
		return query().all(this.shape.arguments());
	}

	@Override
	public Mono<Window<T>> scroll(ScrollPosition scrollPosition) {
		return query().scroll(this.shape.arguments(), scrollPosition);
	}

	@Override
	public Mono<Page<T>> page(Pageable pageable) {
		return query().page(this.shape.paged(pageable), pageable);
	}

	@Override
	public Mono<Slice<T>> slice(Pageable pageable) {
		return query().slice(this.shape.paged(pageable), pageable);
	}

	@Override
	public Mono<Long> count() {
		return query().count(this.shape.arguments());
	}

	@Override
	public Mono<Boolean> exists() {
		return query().exists(this.shape.arguments());
	}

}
