package io.github.springdata.memory.repository.query;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

import io.github.springdata.memory.core.EntityQuery;
import org.jspecify.annotations.Nullable;

import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.ScrollPosition;
import org.springframework.data.domain.Slice;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Window;
import org.springframework.data.repository.query.FluentQuery.FetchableFluentQuery;

/**
 * Prepared query for results of a shape.
 *
 * @param <T> type of the results
 * @param entities the query for the entities
 * @param shape what is asked for
 */
record PreparedFluentQuery<T>(EntityQuery<?> entities, FluentShape<T> shape) implements FetchableFluentQuery<T> {

	@Override
	public FetchableFluentQuery<T> sortBy(Sort sort) {
		return new PreparedFluentQuery<>(this.entities, this.shape.sortBy(sort));
	}

	@Override
	public FetchableFluentQuery<T> limit(int limit) {
		return new PreparedFluentQuery<>(this.entities, this.shape.limit(limit));
	}

	@Override
	public <R> FetchableFluentQuery<R> as(Class<R> resultType) {
		return new PreparedFluentQuery<>(this.entities, this.shape.as(resultType));
	}

	@Override
	public FetchableFluentQuery<T> project(Collection<String> properties) {
		return new PreparedFluentQuery<>(this.entities, this.shape.project(properties));
	}

	private EntityQuery<T> query() {
		return this.shape.select(this.entities);
	}

	@Override
	public @Nullable T oneValue() {
		return query().one(this.shape.arguments()).orElse(null);
	}

	@Override
	public @Nullable T firstValue() {
		return query().first(this.shape.arguments());
	}

	@Override
	public List<T> all() {
		return query().list(this.shape.arguments());
	}

	@Override
	public Window<T> scroll(ScrollPosition scrollPosition) {
		return query().scroll(this.shape.arguments(), scrollPosition);
	}

	@Override
	public Page<T> page(Pageable pageable) {
		return query().page(this.shape.paged(pageable), pageable);
	}

	@Override
	public Slice<T> slice(Pageable pageable) {
		return query().slice(this.shape.paged(pageable), pageable);
	}

	@Override
	public Stream<T> stream() {
		return query().stream(this.shape.arguments());
	}

	@Override
	public long count() {
		return query().count(this.shape.arguments());
	}

	@Override
	public boolean exists() {
		return query().exists(this.shape.arguments());
	}

}
