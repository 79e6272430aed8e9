package io.github.springdata.memory.query.execution;

import java.util.function.Function;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

/**
 * One item of the results of a selection.
 *
 * @param value computes it
 * @param copy copies it, as a part of stored state that callers could change, or
 * {@code null} if it can be handed out as it is
 * @param identity reads what distinguishes its values, the id of an entity, or
 * {@code null} if that is the value
 */
public record ResultColumn(Evaluator value, @Nullable UnaryOperator<Object> copy,
		@Nullable Function<Object, @Nullable Object> identity) {

	@Nullable Object read(Tuple tuple) {
		Object value = this.value.evaluate(tuple);
		return (value != null && this.copy != null) ? this.copy.apply(value) : value;
	}

}
