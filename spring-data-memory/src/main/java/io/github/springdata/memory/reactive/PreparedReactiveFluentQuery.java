package io.github.springdata.memory.reactive;

import java.util.Collection;
import java.util.List;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.ScrollPosition;
import org.springframework.data.domain.Slice;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Window;
import org.springframework.data.repository.query.FluentQuery.ReactiveFluentQuery;
import org.springframework.util.Assert;

import io.github.springdata.memory.mapping.MemoryPersistentEntity;
import io.github.springdata.memory.mapping.MemorySimpleTypes;
import io.github.springdata.memory.query.execution.QueryArguments;

/**
 * Prepared query with an order, a limit and a type of result.
 *
 * @param <T> type of the results
 * @param entity what the query finds
 * @param query the query
 * @param arguments its values, order and limit
 * @param properties the properties that are asked for; none at all mean all
 */
record PreparedReactiveFluentQuery<T>(MemoryPersistentEntity<?> entity, ReactiveEntityQuery<T> query,
		QueryArguments arguments, List<String> properties) implements ReactiveFluentQuery<T> {

	static <S> ReactiveFluentQuery<S> of(MemoryPersistentEntity<?> entity, ReactiveEntityQuery<S> query,
			QueryArguments arguments) {
		return new PreparedReactiveFluentQuery<>(entity, query, arguments, List.of());
	}

	@Override
	public ReactiveFluentQuery<T> sortBy(Sort sort) {
		Assert.notNull(sort, "Sort must not be null");
		return with(this.arguments.withSort(this.arguments.sort().and(sort)));
	}

	@Override
	public ReactiveFluentQuery<T> limit(int limit) {
		Assert.isTrue(limit >= 0, "Limit must not be negative");
		return with(this.arguments.withLimit(limit));
	}

	private ReactiveFluentQuery<T> with(QueryArguments arguments) {
		return new PreparedReactiveFluentQuery<>(this.entity, this.query, arguments, this.properties);
	}

	@Override
	public <R> ReactiveFluentQuery<R> as(Class<R> resultType) {
		Assert.notNull(resultType, "Result type must not be null");
		ReactiveEntityQuery<R> selected = select(resultType);
		return new PreparedReactiveFluentQuery<>(this.entity, selected, this.arguments, this.properties);
	}

	private <R> ReactiveEntityQuery<R> select(Class<R> resultType) {
		if (resultType.isAssignableFrom(this.entity.getType()) || (this.properties.isEmpty() && !isValue(resultType))) {
			return this.query.as(resultType);
		}
		return isValue(resultType) ? this.query.project(property(resultType), resultType)
				: this.query.project(this.properties, resultType);
	}

	private static boolean isValue(Class<?> type) {
		return type != Object.class && (type.isEnum() || MemorySimpleTypes.HOLDER.isSimpleType(type));
	}

	private String property(Class<?> resultType) {
		Assert.state(this.properties.size() == 1,
				() -> "Results of type %s are the values of one property; name it by project(..) before as(..), instead of %s"
					.formatted(resultType.getName(), this.properties));
		return this.properties.get(0);
	}

	/**
	 * Names the properties that will be read. Entities come whole nevertheless, as
	 * nothing has to be fetched.
	 */
	@Override
	public ReactiveFluentQuery<T> project(Collection<String> properties) {
		Assert.notNull(properties, "Properties must not be null");
		properties.forEach(this.entity::getPath);
		return new PreparedReactiveFluentQuery<>(this.entity, this.query, this.arguments, List.copyOf(properties));
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
		Assert.notNull(pageable, "Pageable must not be null");
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
