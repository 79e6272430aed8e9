package io.github.springdata.memory.repository.support;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import com.querydsl.core.types.OrderSpecifier;
import com.querydsl.core.types.Predicate;
import io.github.springdata.memory.core.MemoryOperations;
import io.github.springdata.memory.mapping.MemoryPersistentEntity;
import io.github.springdata.memory.query.Criteria;
import io.github.springdata.memory.repository.MemoryCriteriaExecutor;
import io.github.springdata.memory.repository.MemoryQuerydslExecutor;
import io.github.springdata.memory.repository.query.QuerydslCriteria;
import io.github.springdata.memory.repository.query.QuerydslPaths;
import org.jspecify.annotations.Nullable;

import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.Sort;
import org.springframework.data.repository.query.FluentQuery.FetchableFluentQuery;

/**
 * Implementation of queries by Querydsl predicates, which become criteria.
 *
 * @param <T> type of the entities
 */
record SimpleMemoryQuerydslExecutor<T>(MemoryCriteriaExecutor<T> executor,
		MemoryPersistentEntity<T> entity) implements MemoryQuerydslExecutor<T> {

	static <T> SimpleMemoryQuerydslExecutor<T> of(MemoryOperations operations, Class<T> type) {
		MemoryPersistentEntity<T> entity = operations.getMappingContext().getEntity(type);
		MemoryCriteriaExecutor<T> executor = SimpleMemoryCriteriaExecutor.of(operations, type);
		return new SimpleMemoryQuerydslExecutor<>(executor, entity);
	}

	@Override
	public Optional<T> findOne(Predicate predicate) {
		return this.executor.findOne(criteria(predicate));
	}

	@Override
	public List<T> findAll(Predicate predicate) {
		return this.executor.findAll(criteria(predicate));
	}

	@Override
	public List<T> findAll(Predicate predicate, Sort sort) {
		return this.executor.findAll(criteria(predicate), QuerydslPaths.sort(sort));
	}

	@Override
	public List<T> findAll(Predicate predicate, OrderSpecifier<?>... orders) {
		return this.executor.findAll(criteria(predicate), QuerydslPaths.sort(orders));
	}

	@Override
	public List<T> findAll(OrderSpecifier<?>... orders) {
		return this.executor.findAll(Criteria.empty(), QuerydslPaths.sort(orders));
	}

	@Override
	public Page<T> findAll(Predicate predicate, Pageable pageable) {
		return this.executor.findAll(criteria(predicate), QuerydslPaths.pageable(pageable));
	}

	@Override
	public long count(Predicate predicate) {
		return this.executor.count(criteria(predicate));
	}

	@Override
	public boolean exists(Predicate predicate) {
		return this.executor.exists(criteria(predicate));
	}

	@Override
	public long delete(Predicate predicate) {
		return this.executor.delete(criteria(predicate));
	}

	@Override
	@SuppressWarnings("unchecked")
	public <S extends T, R extends @Nullable Object> R findBy(Predicate predicate,
			Function<FetchableFluentQuery<S>, R> queryFunction) {
		return this.executor.findBy(criteria(predicate),
				(query) -> queryFunction.apply((FetchableFluentQuery<S>) query));
	}

	private Criteria criteria(Predicate predicate) {
		return QuerydslCriteria.of(predicate, this.entity);
	}

}
