package io.github.springdata.memory.query.execution;

import java.util.Iterator;

import org.jspecify.annotations.Nullable;

/**
 * A walk along results that are found by an iterator.
 *
 * @param <T> the type of the results
 */
record IteratorResultCursor<T extends @Nullable Object>(Iterator<T> results) implements ResultCursor<T> {

	@Override
	public Step step() {
		return this.results.hasNext() ? Step.FOUND : Step.END;
	}

	@Override
	public T result() {
		return this.results.next();
	}

}
