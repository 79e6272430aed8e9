package io.github.springdata.memory.reactive;

import java.util.function.BiFunction;
import java.util.function.Function;

import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.data.domain.Sort;
import org.springframework.data.repository.query.FluentQuery.ReactiveFluentQuery;
import org.springframework.util.Assert;

import io.github.springdata.memory.mapping.MemoryPersistentEntity;
import io.github.springdata.memory.query.Criteria;
import io.github.springdata.memory.query.Update;
import io.github.springdata.memory.query.execution.QueryArguments;
import io.github.springdata.memory.repository.query.CriteriaQueries.Call;
import io.github.springdata.memory.repository.query.CriteriaQueries;
import io.github.springdata.memory.repository.query.FluentShape;

/**
 * Implementation of reactive queries by criteria.
 *
 * @param <T> type of the entities
 */
record SimpleReactiveMemoryCriteriaExecutor<T>(ReactiveSupport support, MemoryPersistentEntity<T> entity,
		CriteriaQueries<T> queries) implements ReactiveMemoryCriteriaExecutor<T> {

	static <T> SimpleReactiveMemoryCriteriaExecutor<T> of(ReactiveSupport support, Class<T> type) {
		MemoryPersistentEntity<T> entity = support.template().getMappingContext().getEntity(type);
		CriteriaQueries<T> queries = new CriteriaQueries<>(support.template(), type);
		return new SimpleReactiveMemoryCriteriaExecutor<>(support, entity, queries);
	}

	@Override
	public Mono<T> findOne(Criteria criteria) {
		return run(criteria, ReactiveEntityQuery::one);
	}

	@Override
	public Flux<T> findAll(Criteria criteria) {
		return run(criteria, ReactiveEntityQuery::all);
	}

	@Override
	public Flux<T> findAll(Criteria criteria, Sort sort) {
		Assert.notNull(sort, "Sort must not be null");
		return run(criteria, (query, arguments) -> query.all(arguments.withSort(sort)));
	}

	@Override
	public Mono<Long> count(Criteria criteria) {
		return run(criteria, ReactiveEntityQuery::count);
	}

	@Override
	public Mono<Boolean> exists(Criteria criteria) {
		return run(criteria, ReactiveEntityQuery::exists);
	}

	@Override
	public Mono<Long> delete(Criteria criteria) {
		return run(criteria, ReactiveEntityQuery::delete);
	}

	@Override
	public Mono<Long> update(Criteria criteria, Update update) {
		CriteriaQueries.requireValues(update);
		return run(criteria, (query, arguments) -> query.update(update, arguments));
	}

	@Override
	public <R, P extends Publisher<R>> P findBy(Criteria criteria, Function<ReactiveFluentQuery<T>, P> queryFunction) {
		Assert.notNull(queryFunction, "Query function must not be null");
		return run(criteria, (query, arguments) -> queryFunction
			.apply(new PreparedReactiveFluentQuery<>(query, FluentShape.of(this.entity, arguments))));
	}

	private <P> P run(Criteria criteria, BiFunction<ReactiveEntityQuery<T>, QueryArguments, P> operation) {
		Call<T> call = this.queries.call(criteria);
		return operation.apply(ReactiveEntityQuery.of(this.support, this.entity.getType(), call::query),
				call.arguments());
	}

}
