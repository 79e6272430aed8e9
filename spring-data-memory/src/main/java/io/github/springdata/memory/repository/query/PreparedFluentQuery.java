package io.github.springdata.memory.repository.query;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

import io.github.springdata.memory.core.EntityQuery;
import io.github.springdata.memory.mapping.MemoryPersistentEntity;
import io.github.springdata.memory.query.execution.QueryArguments;
import org.jspecify.annotations.Nullable;

import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.ScrollPosition;
import org.springframework.data.domain.Slice;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Window;
import org.springframework.data.repository.query.FluentQuery.FetchableFluentQuery;
import org.springframework.util.Assert;

/**
 * Prepared query with an order, a limit and a type of result.
 *
 * @param <T> type of the results
 * @param entity what the query finds
 * @param query the query
 * @param arguments its values, order and limit
 * @param properties the properties that are asked for; none at all mean all
 */
record PreparedFluentQuery<T>(MemoryPersistentEntity<?> entity, EntityQuery<T> query, QueryArguments arguments,
		List<String> properties) implements FetchableFluentQuery<T> {

	static <S> FetchableFluentQuery<S> of(MemoryPersistentEntity<?> entity, EntityQuery<S> query,
			QueryArguments arguments) {
		return new PreparedFluentQuery<>(entity, query, arguments, List.of());
	}

	@Override
	public FetchableFluentQuery<T> sortBy(Sort sort) {
		Assert.notNull(sort, "Sort must not be null");
		return with(this.arguments.withSort(this.arguments.sort().and(sort)));
	}

	@Override
	public FetchableFluentQuery<T> limit(int limit) {
		Assert.isTrue(limit >= 0, "Limit must not be negative");
		return with(this.arguments.withLimit(limit));
	}

	private FetchableFluentQuery<T> with(QueryArguments arguments) {
		return new PreparedFluentQuery<>(this.entity, this.query, arguments, this.properties);
	}

	@Override
	public <R> FetchableFluentQuery<R> as(Class<R> resultType) {
		Assert.notNull(resultType, "Result type must not be null");
		EntityQuery<R> selected = select(resultType);
		return new PreparedFluentQuery<>(this.entity, selected, this.arguments, this.properties);
	}

	private <R> EntityQuery<R> select(Class<R> resultType) {
		if (resultType.isAssignableFrom(this.entity.getType())
				|| (this.properties.isEmpty() && !Selection.isValue(resultType))) {
			return this.query.as(resultType);
		}
		return Selection.isValue(resultType) ? this.query.project(property(resultType), resultType)
				: this.query.project(this.properties, resultType);
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
	public FetchableFluentQuery<T> project(Collection<String> properties) {
		Assert.notNull(properties, "Properties must not be null");
		properties.forEach(this.entity::getPath);
		return new PreparedFluentQuery<>(this.entity, this.query, this.arguments, List.copyOf(properties));
	}

	@Override
	public @Nullable T oneValue() {
		return this.query.one(this.arguments).orElse(null);
	}

	@Override
	public @Nullable T firstValue() {
		return this.query.first(this.arguments);
	}

	@Override
	public List<T> all() {
		return this.query.list(this.arguments);
	}

	@Override
	public Window<T> scroll(ScrollPosition scrollPosition) {
		return this.query.scroll(this.arguments, scrollPosition);
	}

	@Override
	public Page<T> page(Pageable pageable) {
		return this.query.page(paged(pageable), pageable);
	}

	@Override
	public Slice<T> slice(Pageable pageable) {
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
	public Stream<T> stream() {
		return this.query.stream(this.arguments);
	}

	@Override
	public long count() {
		return this.query.count(this.arguments);
	}

	@Override
	public boolean exists() {
		return this.query.exists(this.arguments);
	}

}
