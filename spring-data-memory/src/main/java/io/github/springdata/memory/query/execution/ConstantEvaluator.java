package io.github.springdata.memory.query.execution;

import org.jspecify.annotations.Nullable;

/**
 * Evaluator of a constant.
 *
 * @param value the constant
 */
public record ConstantEvaluator(@Nullable Object value) implements Evaluator {

	@Override
	public @Nullable Object evaluate(Tuple tuple) {
		return this.value;
	}

}
