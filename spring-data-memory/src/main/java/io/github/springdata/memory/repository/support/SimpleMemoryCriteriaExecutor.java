package io.github.springdata.memory.repository.support;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

import io.github.springdata.memory.core.EntityQuery;
import io.github.springdata.memory.core.MemoryOperations;
import io.github.springdata.memory.query.Criteria;
import io.github.springdata.memory.query.Update;
import io.github.springdata.memory.query.execution.QueryArguments;
import io.github.springdata.memory.repository.MemoryCriteriaExecutor;
import io.github.springdata.memory.repository.query.CriteriaQueries.Call;
import io.github.springdata.memory.repository.query.CriteriaQueries;
import org.jspecify.annotations.Nullable;

import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.Sort;
import org.springframework.data.repository.query.FluentQuery.FetchableFluentQuery;
import org.springframework.util.Assert;

/**
 * Implementation of queries by criteria.
 *
 * @param <T> type of the entities
 */
record SimpleMemoryCriteriaExecutor<T>(CriteriaQueries<T> queries) implements MemoryCriteriaExecutor<T> {

	static <T> SimpleMemoryCriteriaExecutor<T> of(MemoryOperations operations, Class<T> type) {
		CriteriaQueries<T> queries = new CriteriaQueries<>(operations, type);
		return new SimpleMemoryCriteriaExecutor<>(queries);
	}

	@Override
	public Optional<T> findOne(Criteria criteria) {
		return run(criteria, EntityQuery::one);
	}

	@Override
	public List<T> findAll(Criteria criteria) {
		return run(criteria, EntityQuery::list);
	}

	@Override
	public List<T> findAll(Criteria criteria, Sort sort) {
		Assert.notNull(sort, "Sort must not be null");
		return run(criteria, (query, arguments) -> query.list(arguments.withSort(sort)));
	}

	@Override
	public Page<T> findAll(Criteria criteria, Pageable pageable) {
		Assert.notNull(pageable, "Pageable must not be null");
		return run(criteria, (query, arguments) -> query.page(arguments, pageable));
	}

	@Override
	public long count(Criteria criteria) {
		return run(criteria, EntityQuery::count);
	}

	@Override
	public boolean exists(Criteria criteria) {
		return run(criteria, EntityQuery::exists);
	}

	@Override
	public long delete(Criteria criteria) {
		return run(criteria, EntityQuery::deleteAndCount);
	}

	@Override
	public long update(Criteria criteria, Update update) {
		CriteriaQueries.requireValues(update);
		return run(criteria, (query, arguments) -> query.update(update, arguments));
	}

	private <R> R run(Criteria criteria, BiFunction<EntityQuery<T>, QueryArguments, R> operation) {
		Call<T> call = this.queries.call(criteria);
		return operation.apply(call.query(), call.arguments());
	}

	@Override
	public <R extends @Nullable Object> R findBy(Criteria criteria,
			Function<FetchableFluentQuery<T>, R> queryFunction) {
		Assert.notNull(queryFunction, "Query function must not be null");
		return queryFunction.apply(this.queries.fluent(criteria));
	}

}
