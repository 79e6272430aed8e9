package io.github.springdata.memory.repository.query;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

import io.github.springdata.memory.core.EntityQuery;
import io.github.springdata.memory.query.execution.QueryArguments;
import org.jspecify.annotations.Nullable;

import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.ScrollPosition;
import org.springframework.data.domain.Slice;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Window;
import org.springframework.data.repository.query.FluentQuery.FetchableFluentQuery;

/**
 * Prepared query with an order, a limit and a type of result.
 *
 * @param <T> type of the results
 */
record PreparedFluentQuery<T>(EntityQuery<T> query, QueryArguments arguments) implements FetchableFluentQuery<T> {

	static <S> FetchableFluentQuery<S> of(EntityQuery<S> query) {
		return new PreparedFluentQuery<>(query, QueryArguments.none());
	}

	@Override
	public FetchableFluentQuery<T> sortBy(Sort sort) {
		return new PreparedFluentQuery<>(this.query, this.arguments.withSort(this.arguments.sort().and(sort)));
	}

	@Override
	public FetchableFluentQuery<T> limit(int limit) {
		return new PreparedFluentQuery<>(this.query, this.arguments.withLimit(limit));
	}

	@Override
	public <R> FetchableFluentQuery<R> as(Class<R> resultType) {
		return new PreparedFluentQuery<>(this.query.as(resultType), this.arguments);
	}

	@Override
	public FetchableFluentQuery<T> project(Collection<String> properties) {
		throw new UnsupportedOperationException(
				"project(%s) is not supported; use as(..) with a projection type that has these properties"
					.formatted(String.join(", ", properties)));
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
		return this.query.page(this.arguments, pageable);
	}

	@Override
	public Slice<T> slice(Pageable pageable) {
		return this.query.slice(this.arguments, pageable);
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
