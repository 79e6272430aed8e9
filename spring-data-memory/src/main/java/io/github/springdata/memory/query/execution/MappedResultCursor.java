package io.github.springdata.memory.query.execution;

import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * A walk with other results, each made when it is asked for.
 *
 * @param <S> the type of what is found
 * @param <T> the type of the results
 */
record MappedResultCursor<S extends @Nullable Object, T extends @Nullable Object>(ResultCursor<S> walk,
		Function<? super S, ? extends T> mapper) implements ResultCursor<T> {

	@Override
	public Step step() {
		return this.walk.step();
	}

	@Override
	public T result() {
		return this.mapper.apply(this.walk.result());
	}

}
