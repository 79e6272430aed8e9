package io.github.springdata.memory.reactive;

import java.util.function.Function;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.ScrollPosition;
import org.springframework.data.domain.Slice;
import org.springframework.data.domain.Window;

import io.github.springdata.memory.core.EntityQuery;
import io.github.springdata.memory.query.Update;
import io.github.springdata.memory.query.execution.QueryArguments;
import io.github.springdata.memory.query.execution.QueryPlan;

/**
 * A query for the instances of one type, compiled once to be run many times: the reactive
 * twin of {@link EntityQuery}. Each subscription is a run, in the transaction of its
 * pipeline, if there is one. A query for an entity that is not known yet is compiled when
 * it is subscribed to, in a thread that may wait.
 *
 * @param <T> the type of the results
 */
public final class ReactiveEntityQuery<T> {

	private final ReactiveSupport support;

	private final Class<?> entity;

	private final Supplier<EntityQuery<T>> compiled;

	private final boolean loads;

	/**
	 * Creates a query.
	 * @param support what the template shares
	 * @param entity the type of the entity
	 * @param compiled gives the query
	 * @param loads whether the results are entities, of which callbacks are told
	 */
	private ReactiveEntityQuery(ReactiveSupport support, Class<?> entity, Supplier<EntityQuery<T>> compiled,
			boolean loads) {
		this.support = support;
		this.entity = entity;
		this.compiled = compiled;
		this.loads = loads;
	}

	/**
	 * The query for entities.
	 */
	static <T> ReactiveEntityQuery<T> of(ReactiveSupport support, Class<?> entity, Supplier<EntityQuery<T>> compiled) {
		return new ReactiveEntityQuery<>(support, entity, support.entities().compiled(entity, compiled), true);
	}

	private EntityQuery<T> query() {
		return this.compiled.get();
	}

	/**
	 * Finds all, as they are asked for, from the rows of the moment of the subscription.
	 * @param arguments what this run adds to the query
	 * @return the instances, in the order of the query
	 */
	public Flux<T> all(QueryArguments arguments) {
		Flux<T> rows = this.support.entities()
			.with(this.entity, Flux.defer(
					() -> this.support.execution().stream(isLarge(), (scope) -> scope.query(query()).walk(arguments))));
		return (this.loads && results().callsBack()) ? rows.concatMap(results()::loaded, 1) : rows;
	}

	/**
	 * Finds the only match.
	 * @param arguments what this run adds to the query
	 * @return the instance, or nothing; fails with
	 * {@link org.springframework.dao.IncorrectResultSizeDataAccessException} if there is
	 * more than one
	 */
	public Mono<T> one(QueryArguments arguments) {
		return load((query) -> query.one(arguments).orElse(null));
	}

	/**
	 * Finds the first match.
	 * @param arguments what this run adds to the query
	 * @return the instance, or nothing
	 */
	public Mono<T> first(QueryArguments arguments) {
		return load((query) -> query.first(arguments));
	}

	/**
	 * Finds one page and counts the matches, if the page does not give their number.
	 * @param arguments what this run adds to the query; offset and limit are those of the
	 * page
	 * @param pageable the page, or {@link Pageable#unpaged()}
	 * @return the page
	 */
	public Mono<Page<T>> page(QueryArguments arguments, Pageable pageable) {
		return load((query) -> query.page(arguments, pageable));
	}

	/**
	 * Finds one slice, without counting.
	 * @param arguments what this run adds to the query; offset and limit are those of the
	 * slice
	 * @param pageable the slice, or {@link Pageable#unpaged()}
	 * @return the slice
	 */
	public Mono<Slice<T>> slice(QueryArguments arguments, Pageable pageable) {
		return load((query) -> query.slice(arguments, pageable));
	}

	/**
	 * Finds what follows a position. The length of the window is the limit of the
	 * arguments, else that of the query.
	 * @param arguments what this run adds to the query
	 * @param position an offset, or the keys of the last row seen
	 * @return the window, from which the next position can be taken
	 */
	public Mono<Window<T>> scroll(QueryArguments arguments, ScrollPosition position) {
		return load((query) -> query.scroll(arguments, position));
	}

	/**
	 * Counts the matches without reading them.
	 * @param arguments what this run adds to the query
	 * @return the number of matches
	 */
	public Mono<Long> count(QueryArguments arguments) {
		return read((query) -> query.count(arguments));
	}

	/**
	 * Whether there is a match.
	 * @param arguments what this run adds to the query
	 * @return {@code true} if there is at least one
	 */
	public Mono<Boolean> exists(QueryArguments arguments) {
		return read((query) -> query.exists(arguments));
	}

	/**
	 * Deletes the matches, all or none.
	 * @param arguments what this run adds to the query
	 * @return the number of rows deleted
	 */
	public Mono<Long> delete(QueryArguments arguments) {
		if (this.support.remover().hasCallbacks()) {
			return write((unit) -> unit.run((scope) -> scope.query(query()).list(arguments))
				.flatMap((found) -> this.support.remover().delete(unit, found)));
		}
		return write(
				(unit) -> unit.run((scope) -> scope.query(query()).deleteAndCount(arguments)).doOnNext(unit::writes));
	}

	/**
	 * Changes the matches, all or none.
	 * @param update what to change; its parameters share the values of the arguments
	 * @param arguments what this run adds to the query
	 * @return the number of rows changed
	 */
	public Mono<Long> update(Update update, QueryArguments arguments) {
		return write(
				(unit) -> unit.run((scope) -> scope.query(query()).update(update, arguments)).doOnNext(unit::writes));
	}

	/**
	 * The query with other results. Callbacks after loading are not called for these.
	 * @param <R> the type of the results
	 * @param type an interface with property accessors, or a record or class whose
	 * constructor takes properties by name
	 * @return the query
	 * @throws IllegalArgumentException if the type names a property that the entity does
	 * not have
	 */
	public <R> ReactiveEntityQuery<R> as(Class<R> type) {
		return select((query) -> query.as(type), type.isAssignableFrom(this.entity));
	}

	/**
	 * The query with other results.
	 * @param loads whether these are entities
	 */
	<R> ReactiveEntityQuery<R> select(Function<EntityQuery<T>, EntityQuery<R>> selection, boolean loads) {
		Supplier<EntityQuery<R>> selected = this.support.entities()
			.compiled(this.entity, () -> selection.apply(query()));
		return new ReactiveEntityQuery<>(this.support, this.entity, selected, loads);
	}

	/**
	 * Shows how the query is run.
	 * @param arguments what this run adds to the query
	 * @return the plan
	 */
	public Mono<QueryPlan> explain(QueryArguments arguments) {
		return read((query) -> query.explain(arguments));
	}

	/**
	 * Finds what {@link #scroll} does, and shows how.
	 * @param arguments what this run adds to the query
	 * @param position an offset, or the keys of the last row seen
	 * @return the plan, with the numbers of this run, which reads one row more than the
	 * window has
	 */
	public Mono<QueryPlan> explainScroll(QueryArguments arguments, ScrollPosition position) {
		return read((query) -> query.explainScroll(arguments, position));
	}

	private LoadedResults results() {
		return new LoadedResults(this.support.callbacks(), this.entity);
	}

	/**
	 * Reads a result with entities, which callbacks see.
	 */
	private <R> Mono<R> load(Function<EntityQuery<T>, @Nullable R> operation) {
		Mono<R> result = read(operation);
		return (this.loads && results().callsBack()) ? result.flatMap(results()::loaded) : result;
	}

	private <R> Mono<R> read(Function<EntityQuery<T>, @Nullable R> operation) {
		return this.support.entities()
			.with(this.entity, Mono.defer(
					() -> this.support.execution().read(isLarge(), (scope) -> operation.apply(scope.query(query())))));
	}

	private <R> Mono<R> write(Function<ReactiveUnit, Mono<R>> operation) {
		return this.support.entities()
			.with(this.entity, Mono.defer(() -> this.support.execution().write(isLarge(), operation)));
	}

	private boolean isLarge() {
		return this.support.isLarge(this.entity);
	}

}
