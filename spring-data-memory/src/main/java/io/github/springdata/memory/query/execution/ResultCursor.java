package io.github.springdata.memory.query.execution;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Results of a running query, looked for one row at a time: who asks for them sees that
 * rows are no results, too, and may stop or do something else in between. Not thread
 * safe.
 *
 * @param <T> the type of the results
 */
public interface ResultCursor<T extends @Nullable Object> {

	/**
	 * Outcome of a step.
	 */
	enum Step {

		/**
		 * A result.
		 */
		FOUND,

		/**
		 * A row that is no result.
		 */
		PASSED,

		/**
		 * The end.
		 */
		END

	}

	/**
	 * Looks at the next row. A query that needs all rows to find the first result, as to
	 * sort them, looks at them all in the first step.
	 * @return what it is
	 */
	Step step();

	/**
	 * The result that the last step has found.
	 * @return the result
	 * @throws NoSuchElementException if it has found none
	 */
	T result();

	/**
	 * The same with other results.
	 * @param <R> the type of the results
	 * @param mapper makes a result of one of these
	 * @return the cursor
	 */
	default <R extends @Nullable Object> ResultCursor<R> map(Function<? super T, ? extends R> mapper) {
		Assert.notNull(mapper, "Mapper must not be null");
		ResultCursor<T> source = this;
		return new ResultCursor<>() {

			@Override
			public Step step() {
				return source.step();
			}

			@Override
			public R result() {
				return mapper.apply(source.result());
			}

		};
	}

	/**
	 * Results that are found somehow.
	 * @param <T> the type of the results
	 * @param results the results
	 * @return a cursor each of whose steps finds one of them
	 */
	static <T extends @Nullable Object> ResultCursor<T> of(Iterator<T> results) {
		Assert.notNull(results, "Results must not be null");
		return new ResultCursor<>() {

			@Override
			public Step step() {
				return results.hasNext() ? Step.FOUND : Step.END;
			}

			@Override
			public T result() {
				return results.next();
			}

		};
	}

}
