package io.github.springdata.memory.reactive;

import java.util.function.Function;

import com.querydsl.core.types.OrderSpecifier;
import com.querydsl.core.types.Predicate;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.data.domain.Sort;
import org.springframework.data.repository.query.FluentQuery.ReactiveFluentQuery;

import io.github.springdata.memory.mapping.MemoryPersistentEntity;
import io.github.springdata.memory.query.Criteria;
import io.github.springdata.memory.repository.query.QuerydslCriteria;
import io.github.springdata.memory.repository.query.QuerydslPaths;

/**
 * Implementation of reactive queries by Querydsl predicates, which become criteria.
 *
 * @param <T> type of the entities
 */
record SimpleReactiveMemoryQuerydslExecutor<T>(ReactiveMemoryCriteriaExecutor<T> executor,
		MemoryPersistentEntity<T> entity) implements ReactiveMemoryQuerydslExecutor<T> {

	static <T> SimpleReactiveMemoryQuerydslExecutor<T> of(ReactiveSupport support, Class<T> type) {
		MemoryPersistentEntity<T> entity = support.template().getMappingContext().getEntity(type);
		ReactiveMemoryCriteriaExecutor<T> executor = SimpleReactiveMemoryCriteriaExecutor.of(support, type);
		return new SimpleReactiveMemoryQuerydslExecutor<>(executor, entity);
	}

	@Override
	public Mono<T> findOne(Predicate predicate) {
		return this.executor.findOne(criteria(predicate));
	}

	@Override
	public Flux<T> findAll(Predicate predicate) {
		return this.executor.findAll(criteria(predicate));
	}

	@Override
	public Flux<T> findAll(Predicate predicate, Sort sort) {
		return this.executor.findAll(criteria(predicate), QuerydslPaths.sort(sort));
	}

	@Override
	public Flux<T> findAll(Predicate predicate, OrderSpecifier<?>... orders) {
		return this.executor.findAll(criteria(predicate), QuerydslPaths.sort(orders));
	}

	@Override
	public Flux<T> findAll(OrderSpecifier<?>... orders) {
		return this.executor.findAll(Criteria.empty(), QuerydslPaths.sort(orders));
	}

	@Override
	public Mono<Long> count(Predicate predicate) {
		return this.executor.count(criteria(predicate));
	}

	@Override
	public Mono<Boolean> exists(Predicate predicate) {
		return this.executor.exists(criteria(predicate));
	}

	@Override
	public Mono<Long> delete(Predicate predicate) {
		return this.executor.delete(criteria(predicate));
	}

	@Override
	@SuppressWarnings("unchecked")
	public <S extends T, R, P extends Publisher<R>> P findBy(Predicate predicate,
			Function<ReactiveFluentQuery<S>, P> queryFunction) {
		return this.executor.findBy(criteria(predicate),
				(query) -> queryFunction.apply((ReactiveFluentQuery<S>) query));
	}

	private Criteria criteria(Predicate predicate) {
		return QuerydslCriteria.of(predicate, this.entity);
	}

}
