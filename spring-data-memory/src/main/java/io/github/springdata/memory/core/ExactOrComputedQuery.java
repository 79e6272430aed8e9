package io.github.springdata.memory.core;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

import io.github.springdata.memory.query.Update;
import io.github.springdata.memory.query.execution.QueryArguments;
import io.github.springdata.memory.query.execution.QueryPlan;
import io.github.springdata.memory.query.execution.Walk;
import io.github.springdata.memory.transaction.MemoryResourceHolder;
import org.jspecify.annotations.Nullable;

import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.ScrollPosition;
import org.springframework.data.domain.SearchResults;
import org.springframework.data.domain.Slice;
import org.springframework.data.domain.Window;
import org.springframework.data.geo.GeoPage;
import org.springframework.data.geo.GeoResults;

/**
 * A query in two forms: one that indexes can serve, for arguments of the types of their
 * properties, and one for any.
 *
 * @param <T> the type of the results
 * @param isExact whether arguments suit the first form
 * @param exact the first form
 * @param computed the second
 */
record ExactOrComputedQuery<T>(Predicate<@Nullable Object[]> isExact, EntityQuery<T> exact,
		EntityQuery<T> computed) implements EntityQuery<T> {

	private EntityQuery<T> form(QueryArguments arguments) {
		return this.isExact.test(arguments.values()) ? this.exact : this.computed;
	}

	@Override
	public List<T> list(QueryArguments arguments) {
		return form(arguments).list(arguments);
	}

	@Override
	public Stream<T> stream(QueryArguments arguments) {
		return form(arguments).stream(arguments);
	}

	@Override
	public Walk<T> walk(QueryArguments arguments) {
		return form(arguments).walk(arguments);
	}

	@Override
	public Optional<T> one(QueryArguments arguments) {
		return form(arguments).one(arguments);
	}

	@Override
	public @Nullable T first(QueryArguments arguments) {
		return form(arguments).first(arguments);
	}

	@Override
	public Page<T> page(QueryArguments arguments, Pageable pageable) {
		return form(arguments).page(arguments, pageable);
	}

	@Override
	public Slice<T> slice(QueryArguments arguments, Pageable pageable) {
		return form(arguments).slice(arguments, pageable);
	}

	@Override
	public Window<T> scroll(QueryArguments arguments, ScrollPosition position) {
		return form(arguments).scroll(arguments, position);
	}

	@Override
	public SearchResults<T> search(QueryArguments arguments) {
		return form(arguments).search(arguments);
	}

	@Override
	public GeoResults<T> geoNear(QueryArguments arguments) {
		return form(arguments).geoNear(arguments);
	}

	@Override
	public GeoPage<T> geoNear(QueryArguments arguments, Pageable pageable) {
		return form(arguments).geoNear(arguments, pageable);
	}

	@Override
	public long count(QueryArguments arguments) {
		return form(arguments).count(arguments);
	}

	@Override
	public boolean exists(QueryArguments arguments) {
		return form(arguments).exists(arguments);
	}

	@Override
	public List<T> delete(QueryArguments arguments) {
		return form(arguments).delete(arguments);
	}

	@Override
	public long deleteAndCount(QueryArguments arguments) {
		return form(arguments).deleteAndCount(arguments);
	}

	@Override
	public long update(Update update, QueryArguments arguments) {
		return form(arguments).update(update, arguments);
	}

	@Override
	public <R> EntityQuery<R> project(List<String> paths, Class<R> type) {
		return new ExactOrComputedQuery<>(this.isExact, this.exact.project(paths, type),
				this.computed.project(paths, type));
	}

	@Override
	public <R> EntityQuery<R> project(String path, Class<R> type) {
		return new ExactOrComputedQuery<>(this.isExact, this.exact.project(path, type),
				this.computed.project(path, type));
	}

	@Override
	public <R> EntityQuery<R> as(Class<R> type) {
		return new ExactOrComputedQuery<>(this.isExact, this.exact.as(type), this.computed.as(type));
	}

	@Override
	public EntityQuery<T> distinct() {
		return new ExactOrComputedQuery<>(this.isExact, this.exact.distinct(), this.computed.distinct());
	}

	@Override
	public EntityQuery<T> named(String name) {
		return new ExactOrComputedQuery<>(this.isExact, this.exact.named(name), this.computed.named(name));
	}

	@Override
	public EntityQuery<T> within(@Nullable MemoryResourceHolder transaction) {
		return new ExactOrComputedQuery<>(this.isExact, this.exact.within(transaction),
				this.computed.within(transaction));
	}

	@Override
	public QueryPlan explainScroll(QueryArguments arguments, ScrollPosition position) {
		return form(arguments).explainScroll(arguments, position);
	}

	@Override
	public QueryPlan explainCount(QueryArguments arguments) {
		return form(arguments).explainCount(arguments);
	}

	@Override
	public QueryPlan explainExists(QueryArguments arguments) {
		return form(arguments).explainExists(arguments);
	}

	@Override
	public QueryPlan explain(QueryArguments arguments) {
		return form(arguments).explain(arguments);
	}

}
