package io.github.springdata.memory.reactive;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.dao.IncorrectResultSizeDataAccessException;
import org.springframework.data.core.ReactiveWrappers;
import org.springframework.data.core.TypeInformation;
import org.springframework.data.domain.SearchResult;
import org.springframework.data.domain.SearchResults;
import org.springframework.data.domain.Window;
import org.springframework.data.geo.GeoResult;
import org.springframework.data.geo.GeoResults;
import org.springframework.data.repository.query.QueryMethod;
import org.springframework.data.repository.query.RepositoryQuery;
import org.springframework.data.repository.util.ReactiveWrapperConverters;

import io.github.springdata.memory.core.ModifyingStatement.Kind;
import io.github.springdata.memory.repository.query.MemoryRepositoryQuery;

/**
 * Query method whose result is a publisher. Each subscription runs the query, in the
 * transaction of its pipeline.
 */
final class ReactiveRepositoryQuery implements RepositoryQuery {

	private final ReactiveSupport support;

	private final MemoryRepositoryQuery query;

	private final Class<?> declared;

	private final Class<?> content;

	private final Class<?> entity;

	ReactiveRepositoryQuery(ReactiveSupport support, MemoryRepositoryQuery query, TypeInformation<?> declared,
			Class<?> entity) {
		this.support = support;
		this.query = query;
		this.declared = declared.getType();
		this.content = ReactiveWrappers.supports(this.declared) ? declared.getRequiredComponentType().getType()
				: this.declared;
		this.entity = entity;
	}

	@Override
	public QueryMethod getQueryMethod() {
		return this.query.getQueryMethod();
	}

	@Override
	public Object execute(@Nullable Object[] parameters) {
		Mono<@Nullable Object[]> arguments = resolve(parameters);
		return isMany() ? arguments.flatMapMany(this::many) : arguments.flatMap(this::one);
	}

	/**
	 * Whether there is a publisher of elements, rather than one of a single result. A
	 * suspending function with a collection collects the elements.
	 */
	private boolean isMany() {
		return ReactiveWrappers.supports(this.declared) ? ReactiveWrappers.isMultiValueType(this.declared)
				: Collection.class.isAssignableFrom(this.declared);
	}

	/**
	 * Waits for arguments that come later themselves. One that comes without a value is
	 * {@code null}.
	 */
	private Mono<@Nullable Object[]> resolve(@Nullable Object[] parameters) {
		Mono<@Nullable Object[]> resolved = Mono.fromSupplier(parameters::clone);
		for (int i = 0; i < parameters.length; i++) {
			Mono<Object> later = later(parameters[i], i);
			if (later != null) {
				int index = i;
				resolved = resolved
					.flatMap((arguments) -> later.map(Optional::of).defaultIfEmpty(Optional.empty()).map((value) -> {
						arguments[index] = value.orElse(null);
						return arguments;
					}));
			}
		}
		return resolved;
	}

	private @Nullable Mono<Object> later(@Nullable Object parameter, int index) {
		if (parameter instanceof CompletionStage<?> stage) {
			return Mono.fromFuture(stage.toCompletableFuture(), true).cast(Object.class);
		}
		if (parameter == null || !ReactiveWrappers.supports(parameter.getClass())) {
			return null;
		}
		Flux<?> values = ReactiveWrapperConverters.toWrapper(parameter, Flux.class);
		return this.query.takesSeveral(index) ? values.collectList().cast(Object.class)
				: values.singleOrEmpty().cast(Object.class);
	}

	private Flux<Object> many(@Nullable Object[] arguments) {
		if (this.query.writes() != null) {
			return write(arguments).flatMapMany((result) -> elements(result));
		}
		Flux<Object> rows = this.support.execution().stream(isLarge(), (holder) -> this.query.walk(arguments, holder));
		return rows.concatMap(this::loaded, 1);
	}

	private static Publisher<Object> elements(Object result) {
		return Flux.fromIterable((Collection<?>) result);
	}

	private Mono<Object> one(@Nullable Object[] arguments) {
		Mono<Object> result = (this.query.writes() != null) ? write(arguments) : read(arguments).flatMap(this::loaded);
		return (this.content == Void.class || this.content == void.class) ? result.then(Mono.empty())
				: result.map(this::converted);
	}

	private Mono<Object> read(@Nullable Object[] arguments) {
		return this.support.execution().read(isLarge(), (holder) -> this.query.execute(arguments, holder));
	}

	private Object converted(Object result) {
		boolean narrow = result instanceof Long && (this.content == Integer.class || this.content == int.class);
		return narrow ? (Object) Math.toIntExact((Long) result) : result;
	}

	/**
	 * Writes, all or nothing.
	 */
	private Mono<Object> write(@Nullable Object[] arguments) {
		return this.support.execution().write(isLarge(), (unit) -> {
			if (this.query.writes() == Kind.INSERT) {
				return instances(unit, arguments).flatMap((created) -> insert(unit, created));
			}
			if (this.query.writes() == Kind.DELETE && this.support.remover().hasCallbacks()) {
				return instances(unit, arguments).flatMap((matches) -> delete(unit, matches));
			}
			return unit.<Object>run((holder) -> this.query.execute(arguments, holder))
				.doOnNext((result) -> unit.writes(size(result)));
		});
	}

	private Mono<List<?>> instances(ReactiveUnit unit, @Nullable Object[] arguments) {
		return unit.run((holder) -> this.query.instances(arguments, holder));
	}

	private static long size(Object result) {
		if (result instanceof Collection<?> collection) {
			return collection.size();
		}
		return (result instanceof Long count) ? count : 1;
	}

	private Mono<Object> insert(ReactiveUnit unit, List<?> created) {
		return this.support.writer().write(unit, created, true).map((inserted) -> (long) inserted.size());
	}

	private Mono<Object> delete(ReactiveUnit unit, List<?> matches) {
		boolean single = this.content.isAssignableFrom(this.entity) && !isMany();
		if (single && matches.size() > 1) {
			return Mono.error(new IncorrectResultSizeDataAccessException(1, matches.size()));
		}
		return this.support.remover().delete(unit, matches).flatMap((count) -> {
			Object result = single ? matches.stream().findFirst().orElse(null) : (isMany() ? matches : count);
			return Mono.justOrEmpty(result);
		});
	}

	/**
	 * Lets callbacks see what was loaded.
	 */
	private Mono<Object> loaded(Object result) {
		if (!this.support.callbacks().has(ReactiveAfterConvertCallback.class)) {
			return Mono.just(result);
		}
		if (result instanceof Window<?> window) {
			return loaded(window.getContent())
				.map((content) -> Window.from(content, window::positionAt, window.hasNext()));
		}
		if (result instanceof GeoResult<?> place) {
			return loaded(place.getContent()).map((content) -> new GeoResult<>(content, place.getDistance()));
		}
		if (result instanceof GeoResults<?> places) {
			return loaded(places.getContent()).map((content) -> geoResults(content, places));
		}
		if (result instanceof SearchResult<?> neighbour) {
			return loaded(neighbour.getContent()).map((content) -> new SearchResult<>(content, neighbour.getScore()));
		}
		if (result instanceof SearchResults<?> neighbours) {
			return loaded(neighbours.getContent()).map(ReactiveRepositoryQuery::searchResults);
		}
		if (result instanceof Object[] items) {
			return loaded(items);
		}
		if (result instanceof List<?> list) {
			return loaded(list).cast(Object.class);
		}
		return this.entity.isInstance(result)
				? this.support.callbacks().call(ReactiveAfterConvertCallback.class, result) : Mono.just(result);
	}

	@SuppressWarnings("unchecked")
	private static Object geoResults(List<?> content, GeoResults<?> found) {
		return new GeoResults<>((List<GeoResult<Object>>) content, found.getAverageDistance());
	}

	@SuppressWarnings("unchecked")
	private static Object searchResults(List<?> content) {
		return new SearchResults<>((List<SearchResult<Object>>) content);
	}

	private Mono<Object> loaded(@Nullable Object[] items) {
		return Flux.range(0, items.length)
			.concatMap((i) -> Mono.justOrEmpty(items[i]).flatMap(this::loaded).doOnNext((item) -> items[i] = item))
			.then(Mono.just(items));
	}

	private Mono<List<Object>> loaded(List<?> results) {
		return Flux.fromIterable(results).cast(Object.class).concatMap(this::loaded).collectList();
	}

	private boolean isLarge() {
		return this.support.isLarge(this.query.entityTypes());
	}

}
