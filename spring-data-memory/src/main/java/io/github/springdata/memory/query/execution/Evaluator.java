package io.github.springdata.memory.query.execution;

import org.jspecify.annotations.Nullable;

/**
 * Expression that was compiled: computes a value of a {@link Tuple}. Safe for use by
 * several threads.
 */
@FunctionalInterface
public interface Evaluator {

	/**
	 * Computes the value.
	 * @param tuple the rows
	 * @return the value; for a condition a {@code Boolean}, {@code null} if unknown
	 */
	@Nullable Object evaluate(Tuple tuple);

	/**
	 * Whether a condition is known to hold.
	 * @param tuple the rows
	 * @return {@code false} if it does not hold, or if that is unknown
	 */
	default boolean holds(Tuple tuple) {
		return Boolean.TRUE.equals(evaluate(tuple));
	}

}
