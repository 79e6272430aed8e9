package io.github.springdata.memory.query.statement;

import org.jspecify.annotations.Nullable;

/**
 * A compiled expression.
 */
@FunctionalInterface
interface Evaluation {

	/**
	 * The value for rows.
	 * @return the value; for a condition a {@code Boolean}, {@code null} if unknown
	 */
	@Nullable Object evaluate(Frame frame);

	/**
	 * Whether a condition is known to hold.
	 */
	default boolean holds(Frame frame) {
		return Boolean.TRUE.equals(evaluate(frame));
	}

}
