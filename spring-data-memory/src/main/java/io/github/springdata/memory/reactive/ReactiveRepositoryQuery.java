package io.github.springdata.memory.reactive;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.dao.IncorrectResultSizeDataAccessException;
import org.springframework.data.core.ReactiveWrappers;
import org.springframework.data.core.TypeInformation;
import org.springframework.data.repository.query.QueryMethod;
import org.springframework.data.repository.query.RepositoryQuery;
import org.springframework.data.repository.util.ReactiveWrapperConverters;

import io.github.springdata.memory.core.ModifyingStatement.Kind;
import io.github.springdata.memory.repository.query.MemoryRepositoryQuery;

/**
 * Query method whose result is a publisher. Each subscription runs the query, in the
 * transaction of its pipeline.
 */
record ReactiveRepositoryQuery(ReactiveSupport support, MemoryRepositoryQuery query, Class<?> declared,
		Class<?> content, Class<?> entity, LoadedResults results) implements RepositoryQuery {

	static ReactiveRepositoryQuery of(ReactiveSupport support, MemoryRepositoryQuery query, TypeInformation<?> declared,
			Class<?> entity) {
		Class<?> type = declared.getType();
		Class<?> content = ReactiveWrappers.supports(type) ? declared.getRequiredComponentType().getType() : type;
		LoadedResults results = new LoadedResults(support.callbacks(), entity);
		return new ReactiveRepositoryQuery(support, query, type, content, entity, results);
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
			return write(arguments).flatMapIterable((result) -> (Collection<?>) result);
		}
		Flux<Object> rows = this.support.execution().stream(isLarge(), (scope) -> this.query.walk(arguments, scope));
		return rows.concatMap(this.results::loaded, 1);
	}

	private Mono<Object> one(@Nullable Object[] arguments) {
		Mono<Object> result = (this.query.writes() != null) ? write(arguments)
				: read(arguments).flatMap(this.results::loaded);
		return (this.content == Void.class || this.content == void.class) ? result.then(Mono.empty())
				: result.map(this::converted);
	}

	private Mono<Object> read(@Nullable Object[] arguments) {
		return this.support.execution().read(isLarge(), (scope) -> this.query.execute(arguments, scope));
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
			return unit.<Object>run((scope) -> this.query.execute(arguments, scope))
				.doOnNext((result) -> unit.writes(size(result)));
		});
	}

	private Mono<List<?>> instances(ReactiveUnit unit, @Nullable Object[] arguments) {
		return unit.run((scope) -> this.query.instances(arguments, scope));
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

	private boolean isLarge() {
		return this.support.isLarge(this.query.entityTypes());
	}

}
